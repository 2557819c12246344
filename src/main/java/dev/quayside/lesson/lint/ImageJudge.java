package dev.quayside.lesson.lint;

import java.util.List;
import java.util.regex.Pattern;

import dev.quayside.lesson.Words;

/**
 * Judges the images that commands name by what the engine can hold where they stand, and
 * keeps account of those that are made.
 */
final class ImageJudge {

	private static final Pattern REFERENCE = Pattern
		.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}(?::[0-9]{1,5})?(?:/[a-z0-9._-]{1,128}){0,8}"
				+ "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

	private final Engine engine;

	private final LineFaults faults;

	ImageJudge(Engine engine, LineFaults faults) {
		this.engine = engine;
		this.faults = faults;
	}

	/** The images that a call makes. */
	void made(Invocation call, List<ShellWord> names) {
		for (ShellWord name : names) {
			if (!name.known()) {
				this.engine.mayHaveOtherImages();
			}
			else if (isReference(call, name)) {
				this.engine.make(name.text(), call.line());
			}
		}
	}

	private boolean isReference(Invocation call, ShellWord image) {
		boolean sound = REFERENCE.matcher(image.text()).matches() && !isCapitalised(image.text());
		if (!sound) {
			this.faults.add(call.line(), image.text() + " is no name of an image",
					"write it in small letters, such as alpine or hello:v1");
		}
		return sound;
	}

	private static boolean isCapitalised(String image) {
		String path = image.substring(image.indexOf('/') + 1).replaceAll("[:@].*", "");
		return path.chars().anyMatch(Character::isUpperCase);
	}

	/** An image is named that has to be there or to be pulled. */
	void pullable(Invocation call, ShellWord image) {
		if (image.known() && isReference(call, image)) {
			pulled(image.text(), call.line());
		}
	}

	/** An image is asked for that has to be there or to be pulled. */
	void pulled(String image, int line) {
		if (!this.engine.canHave(image)) {
			this.faults.add(line, "nothing pulls or builds the image " + image,
					"name it under images: at the top, or build it in a block before");
		}
		this.engine.use(image, line);
	}

	/** An image is asked for that has to be there already. */
	void local(Invocation call, ShellWord image) {
		if (!image.known() || !isReference(call, image)) {
			return;
		}
		this.engine.mention(new Words(image.text()));
		if (!this.engine.canHave(image.text())) {
			pulled(image.text(), call.line());
		}
		else if (this.engine.images().lacks(ImageName.canonical(image.text())) && !call.command().guarded()) {
			this.faults.add(call.line(), "no block before has pulled the image " + image.text(),
					"write docker image pull " + image.text() + " above");
			this.engine.use(image.text(), call.line());
		}
	}

}
