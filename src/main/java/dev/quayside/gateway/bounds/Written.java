package dev.quayside.gateway.bounds;

/**
 * What was written somewhere.
 *
 * @param bytes as files show them: a file with holes counts in full
 * @param files with folders and links
 */
record Written(long bytes, long files) {

	static final Written NOTHING = new Written(0, 0);

	Written plus(Written other) {
		return new Written(this.bytes + other.bytes, this.files + other.files);
	}

	Written beyond(Written other) {
		return new Written(Math.max(0, this.bytes - other.bytes), Math.max(0, this.files - other.files));
	}

	Written times(int count) {
		return new Written(this.bytes * count, this.files * count);
	}

	boolean isMoreThan(Written other) {
		return this.bytes > other.bytes || this.files > other.files;
	}

}
