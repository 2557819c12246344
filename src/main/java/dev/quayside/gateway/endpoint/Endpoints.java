package dev.quayside.gateway.endpoint;

import java.util.List;

/**
 * Endpoints that belong together.
 */
interface Endpoints {

	/**
	 * Which requests they answer.
	 * @return the routes
	 */
	List<Route> routes();

}
