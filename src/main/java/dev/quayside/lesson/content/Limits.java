package dev.quayside.lesson.content;

/**
 * How large content may be. Together they bound the time and the memory that hostile
 * content can take; what a person writes stays far below them.
 */
final class Limits {

	/** Of a lesson or a drawing, in bytes. */
	static final int TEXT_BYTES = 1 << 18; // 256 KiB

	/** Of a picture that is not a drawing, in bytes. */
	static final long PICTURE_BYTES = 1 << 22; // 4 MiB

	/** Lines of a file. */
	static final int LINES = 5_000;

	/** Characters of a line. */
	static final int LINE_LENGTH = 16_384;

	/** Lessons of a course: their numbers have two digits. */
	static final int LESSONS = 99;

	/** Courses of a content folder. */
	static final int COURSES = 500;

	/**
	 * Bars in a line: every row of a table is filled up to the columns of its head, so
	 * columns times lines is what a table costs.
	 */
	static final int BARS = 64;

	/**
	 * Opening angle brackets of a lesson: behind each, commonmark looks for its end up to
	 * the end of the paragraph.
	 */
	static final int ANGLE_BRACKETS = 1_000;

	/** Blocks and inlines inside of each other. */
	static final int DEPTH = 40;

	/** Links of a lesson: each may repeat one long address that is written once. */
	static final int LINKS = 500;

	/** Characters of an address with its title. */
	static final int ADDRESS_LENGTH = 2_000;

	/** Pictures of a lesson: each drawing may be shown again. */
	static final int PICTURES = 50;

	/** Tasks of a lesson: each is judged after every event. */
	static final int CHECKS = 60;

	private Limits() {
	}

}
