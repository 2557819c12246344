package dev.quayside.terminal;

/**
 * How much a terminal shows.
 *
 * @param cols characters in a line, 1 to 1000
 * @param rows lines, 1 to 1000
 */
record Size(int cols, int rows) {

	private static final int MOST = 1000;

	Size {
		if (cols < 1 || cols > MOST || rows < 1 || rows > MOST) {
			throw new IllegalArgumentException("A terminal has 1 to 1000 columns and rows");
		}
	}

	/** A size beside this one. */
	Size other() {
		return new Size(this.cols, (this.rows > 1) ? this.rows - 1 : 2);
	}

	/**
	 * What fits into both.
	 * @param other the other one
	 * @return the smaller width and the smaller height
	 */
	Size smaller(Size other) {
		return new Size(Math.min(this.cols, other.cols), Math.min(this.rows, other.rows));
	}

}
