package dev.quayside.gateway;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What a server or a daemon that failed has left of this server's sessions, and of nobody
 * else's. Its calls throw {@link dev.quayside.engine.EngineException} when the daemon
 * does not do as asked. Safe for use by several threads.
 */
public interface Leftovers {

	/**
	 * The sessions whose engines were opened and not yet emptied for good, or that have a
	 * control group.
	 * @return their names, those of living sessions too
	 */
	Set<SessionId> sessions();

	/**
	 * Removes volumes without a name that no container has any more.
	 * @return how many there were
	 */
	int removeUnnamedVolumes();

	/**
	 * Removes images without a name, of sessions that are no more.
	 * @param living tells whether a session is
	 * @return how many there were
	 */
	int removeNamelessImages(Predicate<SessionId> living);

}
