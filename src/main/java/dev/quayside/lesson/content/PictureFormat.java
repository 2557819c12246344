package dev.quayside.lesson.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells by its first bytes whether a picture is what its ending says.
 */
final class PictureFormat {

	private PictureFormat() {
	}

	static boolean matches(Path file) throws IOException {
		String head;
		try (InputStream in = Files.newInputStream(file)) {
			head = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
		}
		String name = file.getFileName().toString();
		return switch (name.substring(name.lastIndexOf('.') + 1)) {
			case "png" -> head.startsWith("\u0089PNG\r\n\u001a\n");
			case "jpg", "jpeg" -> head.startsWith("\u00ff\u00d8\u00ff");
			case "gif" -> head.startsWith("GIF8");
			case "webp" -> head.startsWith("RIFF") && head.endsWith("WEBP");
			default -> false;
		};
	}

}
