package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.time.Duration;

/**
 * Where it is seen what sessions have written.
 */
interface DiskView {

	/**
	 * Measures all sessions of this server.
	 * @return what they have written
	 * @throws IOException if the daemon or the disk cannot be asked
	 */
	Usage measure() throws IOException;

	/**
	 * How much of the disk is left, whoever took the rest: asked before each measurement.
	 * Files are counted now and then.
	 * @return what there is
	 * @throws IOException if the disk cannot be asked
	 */
	Space space() throws IOException;

	/**
	 * How often it is measured when nothing seems to be written.
	 * @return the time between two measurements
	 */
	Duration calm();

}
