package dev.quayside.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Archives that nobody but an attacker makes: each is refused, and the daemon hears
 * nothing of it.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
class HostileImagesTest {

	private final RecordingUpstream upstream;

	private final TestSession session;

	HostileImagesTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.session = new TestSession(gateway);
		this.upstream = upstream;
	}

	@BeforeEach
	void forget() {
		this.upstream.forget();
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	/** What is put into the config, the manifest or the archive beside a good image. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			config   | "Labels":{"dev.quayside.session":"x"}      | cannot begin with dev.quayside.
			config   | "labels":{"dev.quayside.session":"x"}      | The field labels is not known
			config   | "OnBuild":["RUN true"]                     | OnBuild is refused
			config   | "WorkingDir":"/proc/self/fd/8"             | WorkingDir
			config   | "Healthcheck":{"Test":["NONE"],"Interval":1000} | Interval
			config   | "Volumes":{"/x/../proc":{}}                | Volumes
			config   | "Invented":1                               | The field Invented is not known
			config   | "Cmd":["a"],"Cmd":["b"]                    | each name once
			document | "Config":{"OnBuild":["RUN true"]}          | not known to this playground
			document | "container_config":{"Labels":{"dev.quayside.role":"x"}} | cannot begin with
			document | "os":"windows"                             | not one for Linux
			manifest | "LayerSources":{}                          | not known here
			manifest | "Config":"../config.json"                  | each name once
			manifest | "RepoTags":["Bad name"]                    | invalid reference format
			manifest | "RepoTags":["alpine@sha256:00"]            | named by tag
			layers   | ["nosuch.tar"]                             | not there
			layers   | ["../layer.tar"]                           | not there
			layers   | ["layer.tar","layer.tar"]                  | not those that its archive lists
			layers   | "layer.tar"                                | not as docker save writes it
			layers   | ["manifest.json"]                          | unexpected EOF
			entry    | 0 ../escape                                | name with ..
			entry    | 0 /etc/passwd                              | absolute
			entry    | 0 layer.tar                                | stands in it twice
			entry    | 2 link=/etc/passwd/../../..x               | OK
			entry    | 2 link=../../x                             | outside of the archive
			entry    | 3 device                                   | neither a file, a folder nor a link
			entry    | 4 device                                   | neither a file, a folder nor a link
			entry    | 6 pipe                                     | neither a file, a folder nor a link
			entry    | 1 hard=nosuch                              | second name
			inner    | 0 ../escape                                | name with ..
			inner    | 0 /etc/passwd                              | absolute
			inner    | 0 file                                     | stands in it twice
			inner    | 3 device                                   | neither a file, a folder nor a link
			inner    | 2 link=../../x                             | outside of the archive
			inner    | 1 hard=nosuch                              | second name
			digest   | 0                                          | not the one that its digest says
			""")
	void anArchiveWith(String where, String what, String says) throws IOException {
		String answer = load(new Archive(where, what).bytes());
		if (says.equals("OK")) {
			assertThat(answer).contains("Loaded image: alpine:latest");
			return;
		}
		assertThat(answer).startsWith("HTTP/1.1 4").contains(says);
		assertThat(this.upstream.changes()).isEmpty();
	}

	@Test
	void aNameOfTheCatalogueIsTheSessionsAlone() throws IOException {
		String before = Docker.on(Docker.RAW).run("images", "-q", "--no-trunc", "alpine").out();
		assertThat(load(new Archive("", "").bytes())).contains("Loaded image: alpine:latest");
		assertThat(this.session.docker().run("images", "--format", "{{.Repository}}:{{.Tag}}").out())
			.isEqualTo("alpine:latest\n");
		assertThat(Docker.on(Docker.RAW).run("images", "-q", "--no-trunc", "alpine").out()).isEqualTo(before);
	}

	@Test
	void aLinkWithAnOddNameIsNoFailureOfThePlayground() throws IOException {
		ByteArrayOutputStream archive = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
			TarArchiveEntry link = new TarArchiveEntry("an odd%name", TarConstants.LF_SYMLINK);
			link.setLinkName("config.json");
			tar.putArchiveEntry(link);
			tar.closeArchiveEntry();
			byte[] manifest = "[{\"Config\":\"an odd%name\",\"Layers\":[]}]".getBytes(StandardCharsets.US_ASCII);
			TarArchiveEntry entry = new TarArchiveEntry("manifest.json");
			entry.setSize(manifest.length);
			tar.putArchiveEntry(entry);
			tar.write(manifest);
			tar.closeArchiveEntry();
		}
		assertThat(load(archive.toByteArray())).startsWith("HTTP/1.1 400").contains("leads elsewhere");
	}

	@Test
	void aBombIsNotUnpacked() throws IOException {
		ByteArrayOutputStream bomb = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bomb))) {
			TarArchiveEntry entry = new TarArchiveEntry("layer.tar");
			entry.setSize(256L * 1024 * 1024);
			tar.putArchiveEntry(entry);
			byte[] zeros = new byte[1024 * 1024];
			for (int i = 0; i < 256; i++) {
				tar.write(zeros);
			}
			tar.closeArchiveEntry();
		}
		assertThat(load(bomb.toByteArray())).startsWith("HTTP/1.1 413").contains("times its size");
		assertThat(this.upstream.changes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "BZh91AY, bzip2", "nothing at all, unexpected EOF", "'', manifest.json" })
	void whatIsNoArchive(String bytes, String says) throws IOException {
		assertThat(load(bytes.getBytes(StandardCharsets.ISO_8859_1))).startsWith("HTTP/1.1 4").contains(says);
		assertThat(this.upstream.changes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ONBUILD RUN true                       | 403 | ONBUILD is refused
			LABEL dev.quayside.session=x           | 400 | cannot begin with dev.quayside.
			LABEL "dev.quay"side.role=x            | 400 | cannot begin with dev.quayside.
			LABEL a\\                              | 400 | without a backslash
			RUN true                               | 400 | run is not a valid change command
			# escape=`                             | 400 | must begin with an instruction
			WORKDIR /proc/self                     | 400 | WorkingDir
			HEALTHCHECK --interval=1s CMD true     | 400 | Interval
			""")
	void aChangeOfACommit(String change, int status, String says) throws IOException {
		this.session.docker().run("pull", "-q", "alpine");
		this.session.docker().run("create", "--name", "web", "alpine");
		String encoded = URLEncoder.encode(change, StandardCharsets.UTF_8).replace("+", "%20");
		String answer = this.session.raw("POST /v1.41/commit?container=web&repo=x&changes=" + encoded
				+ " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 " + status).contains(says);
		assertThat(this.session.docker().run("images", "--format", "{{.Repository}}").out()).isEqualTo("alpine\n");
		assertThat(Docker.on(Docker.RAW).run("images").out()).doesNotContain(this.session.id().value());
	}

	private String load(byte[] archive) throws IOException {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(this.session.socket()))) {
			OutputStream out = Channels.newOutputStream(channel);
			out.write(("POST /v1.41/images/load?quiet=1 HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n"
					+ "Content-Type: application/x-tar\r\nContent-Length: " + archive.length + "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			try {
				out.write(archive);
			}
			catch (IOException ex) {
				assertThat(ex).as("refused before all of it was sent").hasMessageContaining("roken pipe");
			}
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			Channels.newInputStream(channel).transferTo(answer);
			return answer.toString(StandardCharsets.UTF_8);
		}
	}

	/**
	 * A good archive of one image, but for one thing.
	 *
	 * @param where it is wrong
	 * @param what is wrong
	 */
	private record Archive(String where, String what) {

		byte[] bytes() throws IOException {
			byte[] layer = tar("inner", "file", "hello".getBytes(StandardCharsets.US_ASCII));
			String digest = this.where.equals("digest") ? "0".repeat(64) : sha256(layer);
			String config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Cmd\":[\"sh\"]" + at("config")
					+ "},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:" + digest + "\"]}" + at("document")
					+ "}";
			String layers = this.where.equals("layers") ? this.what : "[\"layer.tar\"]";
			String tags = this.what.contains("RepoTags") ? "" : ",\"RepoTags\":[\"alpine:latest\"]";
			String manifest = "[{\"Config\":\"config.json\"" + tags + ",\"Layers\":" + layers + at("manifest") + "}]";
			return tar("entry", "layer.tar", layer, "config.json",
					config.replaceFirst("\"os\":\"linux\",(.*\"os\")", "$1").getBytes(StandardCharsets.UTF_8),
					"manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
		}

		private String at(String place) {
			return this.where.equals(place) ? "," + this.what : "";
		}

		private byte[] tar(String place, Object... files) throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
				for (int i = 0; i < files.length; i += 2) {
					byte[] content = (byte[]) files[i + 1];
					TarArchiveEntry entry = new TarArchiveEntry((String) files[i]);
					entry.setSize(content.length);
					tar.putArchiveEntry(entry);
					tar.write(content);
					tar.closeArchiveEntry();
				}
				if (this.where.equals(place)) {
					String[] words = this.what.split("[ =]");
					TarArchiveEntry entry = new TarArchiveEntry(words[1],
							(byte) (TarConstants.LF_NORMAL + Integer.parseInt(words[0])), true);
					if (words.length > 2) {
						entry.setLinkName(words[2]);
					}
					tar.putArchiveEntry(entry);
					tar.closeArchiveEntry();
				}
			}
			return bytes.toByteArray();
		}

		private static String sha256(byte[] bytes) {
			try {
				return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
