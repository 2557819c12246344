package dev.quayside.gateway.tar;

import java.time.Instant;

/**
 * One entry of an archive: there is no other kind, so neither a device nor a pipe can be
 * in one.
 */
public sealed interface TarItem {

	/**
	 * Where it is, relative to the archive's root.
	 * @return names parted by single slashes, none of them {@code ..}; {@code .} for the
	 * root itself
	 */
	String name();

	/**
	 * Whose it is.
	 * @return its attributes
	 */
	Attributes attributes();

	/**
	 * The same entry somewhere else, perhaps of somebody else.
	 * @param name where
	 * @param attributes whose
	 * @return the entry
	 */
	TarItem as(String name, Attributes attributes);

	/**
	 * What every entry has.
	 *
	 * @param mode permissions, with set-uid, set-gid and sticky
	 * @param user numeric
	 * @param group numeric
	 * @param modified to the second
	 */
	record Attributes(int mode, int user, int group, Instant modified) {

		/**
		 * The same of another owner.
		 * @param newUser numeric
		 * @param newGroup numeric
		 * @return the attributes
		 */
		public Attributes of(int newUser, int newGroup) {
			return new Attributes(this.mode, newUser, newGroup, this.modified);
		}

	}

	/**
	 * A file.
	 *
	 * @param name where
	 * @param attributes whose
	 * @param size of the content in bytes
	 */
	record RegularFile(String name, Attributes attributes, long size) implements TarItem {

		@Override
		public RegularFile as(String newName, Attributes newAttributes) {
			return new RegularFile(newName, newAttributes, this.size);
		}

	}

	/**
	 * A folder.
	 *
	 * @param name where
	 * @param attributes whose
	 */
	record Folder(String name, Attributes attributes) implements TarItem {

		@Override
		public Folder as(String newName, Attributes newAttributes) {
			return new Folder(newName, newAttributes);
		}

	}

	/**
	 * A symbolic link.
	 *
	 * @param name where
	 * @param attributes whose
	 * @param target absolute, or relative and not above the archive's root
	 */
	record SymbolicLink(String name, Attributes attributes, String target) implements TarItem {

		@Override
		public SymbolicLink as(String newName, Attributes newAttributes) {
			return new SymbolicLink(newName, newAttributes, this.target);
		}

	}

	/**
	 * A second name of a file that stands before it.
	 *
	 * @param name where
	 * @param attributes whose
	 * @param target the name of the file
	 */
	record HardLink(String name, Attributes attributes, String target) implements TarItem {

		@Override
		public HardLink as(String newName, Attributes newAttributes) {
			return new HardLink(newName, newAttributes, this.target);
		}

	}

}
