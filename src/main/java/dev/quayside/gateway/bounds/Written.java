package dev.quayside.gateway.bounds;

/**
 * What was written somewhere. A sum ends at the largest number: a file system may show
 * files whose sizes have none.
 *
 * @param bytes as files show them: a file with holes counts in full
 * @param files with folders and links
 */
record Written(long bytes, long files) {

	static final Written NOTHING = new Written(0, 0);

	Written plus(Written other) {
		return new Written(sum(this.bytes, other.bytes), sum(this.files, other.files));
	}

	Written beyond(Written other) {
		return new Written(Math.max(0, this.bytes - other.bytes), Math.max(0, this.files - other.files));
	}

	Written times(int count) {
		return new Written(product(this.bytes, count), product(this.files, count));
	}

	boolean isMoreThan(Written other) {
		return this.bytes > other.bytes || this.files > other.files;
	}

	private static long sum(long one, long other) {
		return (one > Long.MAX_VALUE - other) ? Long.MAX_VALUE : one + other;
	}

	private static long product(long one, int count) {
		return (one > Long.MAX_VALUE / count) ? Long.MAX_VALUE : one * count;
	}

}
