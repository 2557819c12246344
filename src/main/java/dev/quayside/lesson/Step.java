package dev.quayside.lesson;

import java.util.List;

/**
 * A step: what stands under one second-level heading. What stands before the first is a
 * step without a title.
 *
 * @param id its anchor in the page
 * @param title its heading, in safe HTML; empty for what stands before the first heading
 * @param blocks what it is made of
 */
public record Step(String id, String title, List<Block> blocks) {

	public Step {
		blocks = List.copyOf(blocks);
	}

}
