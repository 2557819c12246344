package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.OwnedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Images that a session makes: named on the daemon below the session's own token, so that
 * no two sessions, nor the catalogue, share a name.
 */
interface SessionImages {

	/**
	 * Makes an image of a container.
	 * @param engine whose
	 * @param version of the API
	 * @param container the full id
	 * @param changes instructions as in a Dockerfile, allowed ones only
	 * @param name what the learner calls it; without one it is a nameless image of the
	 * session
	 * @return the image as it was entered
	 * @throws IOException if the daemon breaks off
	 */
	OwnedImage commit(PrivateEngine engine, ApiVersion version, String container, List<String> changes,
			Optional<ImageRef> name) throws IOException;

	/**
	 * Makes an image of a container.
	 * @param engine whose
	 * @param version of the API
	 * @param commit of which container, and how
	 * @param name what the learner calls it; without one it is a nameless image of the
	 * session
	 * @return the image as it was entered
	 * @throws IOException if the daemon breaks off
	 */
	OwnedImage commit(PrivateEngine engine, ApiVersion version, Commit commit, Optional<ImageRef> name)
			throws IOException;

	/**
	 * Gives one of the session's images a name more, in place of what had the name
	 * before.
	 * @param engine whose
	 * @param version of the API
	 * @param image its id
	 * @param name what the learner calls it
	 * @throws IOException if the daemon breaks off
	 */
	void name(PrivateEngine engine, ApiVersion version, String image, ImageRef name) throws IOException;

}
