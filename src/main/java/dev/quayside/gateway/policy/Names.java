package dev.quayside.gateway.policy;

/**
 * What the names in a request stand for. Each method takes a name that the learner wrote,
 * and refuses one that stands for nothing in the session.
 */
public interface Names {

	/**
	 * A volume, which is made if it is not there.
	 * @param name what the learner calls it
	 * @return what the daemon calls it
	 */
	String volume(String name);

	/**
	 * A volume that the learner gave no name.
	 * @return what the daemon will call it
	 */
	String volumeWithoutName();

	/**
	 * A network.
	 * @param reference its name, or the beginning of its id
	 * @return its full id
	 */
	String network(String reference);

	/**
	 * The network of containers that name none.
	 * @return its full id
	 */
	String defaultNetwork();

	/**
	 * A container.
	 * @param reference its name, or the beginning of its id
	 * @return its full id
	 */
	String container(String reference);

}
