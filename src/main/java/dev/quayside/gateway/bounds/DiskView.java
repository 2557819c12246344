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
	 * How many bytes of the disk are taken, by whomever: asked before each measurement.
	 * @return the number, 0 if that is not seen
	 * @throws IOException if the disk cannot be asked
	 */
	long taken() throws IOException;

	/**
	 * How often it is measured when nothing seems to be written.
	 * @return the time between two measurements
	 */
	Duration calm();

}
