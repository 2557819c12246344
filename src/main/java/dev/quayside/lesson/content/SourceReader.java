package dev.quayside.lesson.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads files of text: UTF-8 within the limits, without control characters.
 */
final class SourceReader {

	private SourceReader() {
	}

	static Optional<SourceFile> read(Path file, FileFaults faults) {
		if (!Files.isRegularFile(file)) {
			faults.add(1, "this is no file", "put a file of text here, or rename it");
			return Optional.empty();
		}
		byte[] bytes;
		try (InputStream in = Files.newInputStream(file)) {
			bytes = in.readNBytes(Limits.TEXT_BYTES + 1);
		}
		catch (IOException ex) {
			faults.add(1, "the file cannot be read", "give the user that runs Quayside the right to read it");
			return Optional.empty();
		}
		if (bytes.length > Limits.TEXT_BYTES) {
			faults.add(1, "the file is larger than " + Limits.TEXT_BYTES / 1024 + " KiB", "split it, or simplify it");
			return Optional.empty();
		}
		return decode(bytes, faults).filter((text) -> isWithinLimits(text, faults))
			.map((text) -> new SourceFile(text, faults));
	}

	private static Optional<String> decode(byte[] bytes, FileFaults faults) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate(bytes.length + 1);
		CoderResult result = decoder.decode(in, out, true);
		if (result.isError()) {
			faults.add(lines(bytes, in.position()), "the file is not UTF-8 from here on", "save it as UTF-8");
			return Optional.empty();
		}
		String text = out.flip().toString();
		return Optional.of((text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n"));
	}

	private static int lines(byte[] bytes, int end) {
		int lines = 1;
		for (int i = 0; i < end; i++) {
			lines += (bytes[i] == '\n') ? 1 : 0;
		}
		return lines;
	}

	private static boolean isWithinLimits(String text, FileFaults faults) {
		String[] lines = text.split("\n", -1);
		if (lines.length > Limits.LINES) {
			faults.add(Limits.LINES, "the file has more than " + Limits.LINES + " lines", "split it, or simplify it");
			return false;
		}
		boolean within = true;
		for (int i = 0; i < lines.length; i++) {
			within &= isWithinLimits(lines[i], i + 1, faults);
		}
		return within;
	}

	private static boolean isWithinLimits(String line, int number, FileFaults faults) {
		if (line.length() > Limits.LINE_LENGTH) {
			faults.add(number, "the line is longer than " + Limits.LINE_LENGTH + " characters", "break it");
			return false;
		}
		int bars = 0;
		for (int i = 0; i < line.length(); i++) {
			char one = line.charAt(i);
			bars += (one == '|') ? 1 : 0;
			if (Character.isISOControl(one) && one != '\t') {
				faults.add(number, "the line has a control character", "remove it");
				return false;
			}
		}
		if (bars > Limits.BARS) {
			faults.add(number, "the line has more than " + Limits.BARS + " bars (|)", "make the table narrower");
			return false;
		}
		return true;
	}

}
