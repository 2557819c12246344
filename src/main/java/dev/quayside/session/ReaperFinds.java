package dev.quayside.session;

/**
 * Published when something was found that no session has any more, and was removed: each
 * is a fault of a server or a daemon before.
 *
 * @param containers how many containers
 * @param networks how many networks
 * @param volumes how many volumes, with those without a name
 * @param images how many images without a name
 * @param folders how many run folders, sockets in them included
 * @param engines how many engines that were not emptied for good, of whatever was in them
 */
public record ReaperFinds(int containers, int networks, int volumes, int images, int folders, int engines) {

	/** Nothing at all. */
	public static final ReaperFinds NONE = new ReaperFinds(0, 0, 0, 0, 0, 0);

	/**
	 * Whether nothing was found.
	 * @return whether all numbers are zero
	 */
	public boolean isEmpty() {
		return equals(NONE);
	}

	/**
	 * Adds what was found at another time.
	 * @param other what was found
	 * @return both together
	 */
	public ReaperFinds plus(ReaperFinds other) {
		return new ReaperFinds(this.containers + other.containers, this.networks + other.networks,
				this.volumes + other.volumes, this.images + other.images, this.folders + other.folders,
				this.engines + other.engines);
	}

	@Override
	public String toString() {
		return this.containers + " containers, " + this.networks + " networks, " + this.volumes + " volumes, "
				+ this.images + " images, " + this.folders + " run folders, " + this.engines + " engines";
	}

}
