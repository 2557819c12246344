package dev.quayside.gateway.tar;

import com.sun.management.ThreadMXBean;
import dev.quayside.gateway.http.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TarSourceTest {

	private static final TarLimits LIMITS = new TarLimits(4 * 1024 * 1024, 50, 20);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			# entries, parted by blanks: name, name>target, name=>target, name/, name!kind | why it is refused
			../x                 | with ..
			a/../x               | with ..
			a/..                 | with ..
			/etc/passwd          | absolute name
			//x                  | absolute name
			a a                  | stands in it twice
			a ./a                | stands in it twice
			a a/                 | stands in it twice
			a/b a                | stands in it twice
			a/ a>b               | stands in it twice
			a a/b                | below what is not a folder
			a>b a/b              | below what is not a folder
			a>/etc a/passwd      | below what is not a folder
			a>.. a/b             | outside of the archive
			a>../x               | outside of the archive
			a/b>../../x          | outside of the archive
			a/b>./../../x        | outside of the archive
			a/b>c/../../../x     | outside of the archive
			a=>b                 | does not stand before it
			a=>../b              | with ..
			a=>/etc/passwd       | absolute name
			a>/x b=>a            | does not stand before it
			a/ b=>a              | does not stand before it
			a!3                  | neither a file, a folder nor a link
			a!4                  | neither a file, a folder nor a link
			a!6                  | neither a file, a folder nor a link
			a!S                  | neither a file, a folder nor a link
			a!Z                  | neither a file, a folder nor a link
			a!V                  | neither a file, a folder nor a link
			.                    | root and no folder
			""")
	void anArchiveIsRefused(String entries, String why) throws IOException {
		byte[] archive = archive(entries);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(archive)).withMessageContaining(why);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			# entries               | what comes out
			./                      | .
			./a ./b/ ./b/c          | a b b/c
			a//b                    | a/b
			a/ a/ a/b               | a a a/b
			a/b a/                  | a/b a
			a>/absolute/target      | a
			a/b>../c                | a/b
			a b=>a                  | a b
			a/.../b                 | a/.../b
			a..b                    | a..b
			""")
	void namesAreMadeNormal(String entries, String names) throws IOException {
		assertThat(namesOf(archive(entries))).isEqualTo(names);
	}

	@Test
	void anEmptyArchiveIsEmpty() throws IOException {
		assertThat(namesOf(archive(""))).isEmpty();
		assertThat(namesOf(new byte[0])).isEmpty();
	}

	@Test
	void gzipIsUnpacked() throws IOException {
		assertThat(namesOf(gzip(archive("a b")))).isEqualTo("a b");
	}

	@Test
	void whatUnpacksToFarMoreIsRefused() throws IOException {
		byte[] bomb = gzip(file("zeros", new byte[3 * 1024 * 1024]));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(bomb))
			.withMessageContaining("more than 20 times its size");
	}

	@Test
	void whatIsLargerThanItsLimitIsRefused() throws IOException {
		byte[] archive = file("a", new byte[5 * 1024 * 1024]);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(archive))
			.withMessageContaining("larger than 4 MB");
	}

	@Test
	void moreEntriesThanAllowedAreRefused() throws IOException {
		StringBuilder entries = new StringBuilder();
		for (int i = 0; i < 51; i++) {
			entries.append("e").append(i).append(' ');
		}
		byte[] archive = archive(entries.toString());
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(archive))
			.withMessageContaining("more than 50 entries");
	}

	@ParameterizedTest
	@ValueSource(strings = { "BZh91AY", "\u00fd7zXZ\0", "(\u00b5/\u00fd...." })
	void otherCompressionsAreRefused(String magic) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(magic.getBytes(StandardCharsets.ISO_8859_1)))
			.withMessageContaining("bzip2, xz or zstd");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no archive at all", "\u001f\u008b\bnot gzip" })
	void whatIsNoArchiveIsRefused(String bytes) {
		byte[] padded = Arrays.copyOf(bytes.getBytes(StandardCharsets.ISO_8859_1), 2048);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(padded));
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 512, 600, 1100 })
	void anArchiveThatBreaksOffIsRefused(int length) throws IOException {
		byte[] archive = Arrays.copyOf(file("a", new byte[1000]), length);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(archive));
	}

	@Test
	void aHeaderThatClaimsToBeHugeIsNotTakenIntoMemory() throws IOException {
		byte[] archive = file("PaxHeaders/a",
				("600000 path=" + "a".repeat(600_000 - 13) + "\n").getBytes(StandardCharsets.US_ASCII));
		archive[156] = 'x';
		checksum(archive);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(archive))
			.withMessageContaining("header is larger");
		byte[] longName = file("@LongLink", new byte[600 * 1024]);
		longName[156] = 'L';
		checksum(longName);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(longName))
			.withMessageContaining("header is larger");
	}

	@Test
	void namesOfVeryManyFoldersAreNotTakenIntoMemory() throws IOException {
		StringBuilder entries = new StringBuilder();
		for (int i = 0; i < 40; i++) {
			entries.append(i).append("/a".repeat(2000)).append(' ');
		}
		byte[] archive = archive(entries.toString());
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(archive))
			.withMessageContaining("too many or too long names");
	}

	@Test
	void allArchivesTogetherTakeOnlySoMuchMemoryForNames() throws IOException {
		StringBuilder entries = new StringBuilder();
		for (int i = 0; i < 6; i++) {
			entries.append(i).append("/a".repeat(2000)).append(' ');
		}
		byte[] large = archive(entries.toString());
		List<FileTree> open = new ArrayList<>();
		try {
			assertThatExceptionOfType(Refusal.class).isThrownBy(() -> {
				while (open.size() < 100) {
					open.add(FileTree.read(new ByteArrayInputStream(large), LIMITS));
				}
			}).withMessageContaining("Too many large archives");
			assertThat(open).isNotEmpty();
			FileTree.read(new ByteArrayInputStream(archive("a b c")), LIMITS).close();
		}
		finally {
			for (FileTree tree : open) {
				tree.close();
			}
		}
		FileTree.read(new ByteArrayInputStream(large), LIMITS).close();
	}

	@Test
	void aLargeFileIsNotTakenIntoMemory() throws IOException {
		byte[] archive = file("large", new byte[64 * 1024 * 1024]);
		ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = memory.getCurrentThreadAllocatedBytes();
		FileTree.read(new ByteArrayInputStream(archive), new TarLimits(archive.length, 1, 1)).close();
		assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(2 * 1024 * 1024);
	}

	@Test
	void anExtendedHeaderCannotSmuggleAName() throws IOException {
		for (String name : new String[] { "../x", "a/../../b" }) {
			byte[] archive = pax(Map.of("path", name));
			assertThatExceptionOfType(Refusal.class).as(name).isThrownBy(() -> namesOf(archive));
		}
		assertThat(namesOf(pax(Map.of("path", "/etc/passwd")))).isEqualTo("etc/passwd");
		byte[] link = pax(Map.of("GNU.sparse.major", "1", "GNU.sparse.minor", "0", "GNU.sparse.realsize", "7"));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> namesOf(link));
	}

	@Test
	void whatIsWrittenAgainHasNeitherNamesOfOwnersNorExtendedAttributes() throws IOException {
		byte[] archive = pax(Map.of("uname", "root", "SCHILY.xattr.security.capability", "x", "SCHILY.xattr.user.a",
				"b", "comment", "c"));
		try (FileTree tree = FileTree.read(new ByteArrayInputStream(archive), LIMITS)) {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			tree.writeTo(out);
			try (TarArchiveInputStream again = new TarArchiveInputStream(new ByteArrayInputStream(out.toByteArray()))) {
				TarArchiveEntry entry = again.getNextEntry();
				assertThat(entry.getExtraPaxHeaders()).isEmpty();
				assertThat(entry.getUserName()).isEmpty();
				assertThat(entry.getMode() & 07777).isEqualTo(0644);
				assertThat(new String(again.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("content");
				assertThat(again.getNextEntry()).isNull();
			}
		}
	}

	private static String namesOf(byte[] archive) throws IOException {
		StringBuilder names = new StringBuilder();
		try (TarSource source = new TarSource(new ByteArrayInputStream(archive), LIMITS)) {
			for (TarItem item = source.next(); item != null; item = source.next()) {
				names.append(names.isEmpty() ? "" : " ").append(item.name());
				source.copyContent(OutputStream.nullOutputStream());
			}
		}
		return names.toString();
	}

	private static byte[] archive(String entries) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
			tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
			for (String each : entries.isBlank() ? new String[0] : entries.strip().split(" +")) {
				tar.putArchiveEntry(entry(each));
				tar.closeArchiveEntry();
			}
		}
		return bytes.toByteArray();
	}

	private static TarArchiveEntry entry(String text) {
		if (text.contains("=>") || text.contains(">")) {
			String[] parts = text.split("=?>");
			TarArchiveEntry link = new TarArchiveEntry(parts[0],
					text.contains("=>") ? TarConstants.LF_LINK : TarConstants.LF_SYMLINK, true);
			link.setLinkName(parts[1]);
			return link;
		}
		if (text.contains("!")) {
			String[] parts = text.split("!");
			return new TarArchiveEntry(parts[0], (byte) parts[1].charAt(0), true);
		}
		return text.endsWith("/") ? new TarArchiveEntry(text, TarConstants.LF_DIR, true)
				: new TarArchiveEntry(text, TarConstants.LF_NORMAL, true);
	}

	private static byte[] file(String name, byte[] content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
			TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
			entry.setSize(content.length);
			tar.putArchiveEntry(entry);
			tar.write(content);
			tar.closeArchiveEntry();
		}
		return bytes.toByteArray();
	}

	private static byte[] pax(Map<String, String> headers) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
			ByteArrayOutputStream records = new ByteArrayOutputStream();
			for (Map.Entry<String, String> header : headers.entrySet()) {
				String rest = " " + header.getKey() + "=" + header.getValue() + "\n";
				int length = rest.length() + 2;
				records.writeBytes(((length > 99 ? length + 1 : length) + rest).getBytes(StandardCharsets.UTF_8));
			}
			TarArchiveEntry extended = new TarArchiveEntry("PaxHeaders/x", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
			extended.setSize(records.size());
			tar.putArchiveEntry(extended);
			tar.write(records.toByteArray());
			tar.closeArchiveEntry();
			TarArchiveEntry entry = new TarArchiveEntry("plain");
			entry.setMode(0644);
			entry.setSize(7);
			tar.putArchiveEntry(entry);
			tar.write("content".getBytes(StandardCharsets.UTF_8));
			tar.closeArchiveEntry();
		}
		return bytes.toByteArray();
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return out.toByteArray();
	}

	private static void checksum(byte[] header) {
		Arrays.fill(header, 148, 156, (byte) ' ');
		int sum = 0;
		for (int i = 0; i < 512; i++) {
			sum += header[i] & 0xff;
		}
		byte[] text = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(text, 0, header, 148, 8);
	}

}
