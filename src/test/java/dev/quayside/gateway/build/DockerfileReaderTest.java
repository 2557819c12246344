package dev.quayside.gateway.build;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DockerfileReaderTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					# an instruction after FROM a, ^ a line end             | what is read
					RUN echo a                                              | Run[command=Line[text=echo a]]
					run echo a                                              | Run[command=Line[text=echo a]]
					RUN   echo   a                                          | Run[command=Line[text=echo   a]]
					RUN ["a", "b c"]                                        | Run[command=Exec[words=[a, b c]]]
					RUN ['a']                                               | Run[command=Line[text=['a']]]
					RUN ["a" "b"]                                           | Run[command=Line[text=["a" "b"]]]
					RUN ["a"] b                                             | Run[command=Line[text=["a"] b]]
					RUN a \\^b                                              | Run[command=Line[text=a b]]
					RUN a \\  ^  b                                          | Run[command=Line[text=a   b]]
					RUN a \\^# c^b                                          | Run[command=Line[text=a b]]
					RUN a \\^  # c^b                                        | Run[command=Line[text=a b]]
					RUN a # b                                               | Run[command=Line[text=a # b]]
					RUN                                                     | Run[command=Line[text=]]
					RUN cat <<<x                                            | Run[command=Line[text=cat <<<x]]
					RUN echo $((1<<2))                                      | Run[command=Line[text=echo $((1<<2))]]
					RUN -- a                                                | Run[command=Line[text=a]]
					COPY a b                                                | Copy[unpacks=false, sources=[a], destination=b, from=Optional.empty, owner=Optional.empty]
					COPY a b c/                                             | Copy[unpacks=false, sources=[a, b], destination=c/, from=Optional.empty, owner=Optional.empty]
					COPY --from=x --chown=1:2 a b                           | Copy[unpacks=false, sources=[a], destination=b, from=Optional[x], owner=Optional[1:2]]
					COPY ["a b", "c"]                                       | Copy[unpacks=false, sources=[a b], destination=c, from=Optional.empty, owner=Optional.empty]
					ADD --chown=u a.tar b                                   | Copy[unpacks=true, sources=[a.tar], destination=b, from=Optional.empty, owner=Optional[u]]
					ENV a b                                                 | Env[variables=[Setting[name=a, value=b]]]
					ENV a b=c d                                             | Env[variables=[Setting[name=a, value=b=c d]]]
					ENV a=b c="d e" f=g\\ h                                 | Env[variables=[Setting[name=a, value=b], Setting[name=c, value="d e"], Setting[name=f, value=g\\ h]]]
					ENV a='b c'                                             | Env[variables=[Setting[name=a, value='b c']]]
					ENV a=                                                  | Env[variables=[Setting[name=a, value=]]]
					ENV a=b=c                                               | Env[variables=[Setting[name=a, value=b=c]]]
					LABEL "a b"="c d"                                       | Label[labels=[Setting[name="a b", value="c d"]]]
					ARG a                                                   | Arg[arguments=[Argument[name=a, value=Optional.empty]]]
					ARG a=                                                  | Arg[arguments=[Argument[name=a, value=Optional[]]]]
					ARG a=b c                                               | Arg[arguments=[Argument[name=a, value=Optional[b]], Argument[name=c, value=Optional.empty]]]
					WORKDIR /a b                                            | Workdir[path=/a b]
					USER 1:2                                                | User[user=1:2]
					EXPOSE 80 443/tcp                                       | Expose[ports=[80, 443/tcp]]
					VOLUME /a /b                                            | Volume[paths=[/a, /b]]
					VOLUME ["/a b"]                                         | Volume[paths=[/a b]]
					CMD a                                                   | Cmd[command=Line[text=a]]
					CMD []                                                  | Cmd[command=Exec[words=[]]]
					ENTRYPOINT ["a"]                                        | Entrypoint[command=Exec[words=[a]]]
					SHELL ["a", "-c"]                                       | Shell[words=[a, -c]]
					STOPSIGNAL 9                                            | StopSignal[signal=9]
					HEALTHCHECK NONE                                        | Healthcheck[command=Optional.empty, interval=PT0S, timeout=PT0S, startPeriod=PT0S, retries=0]
					HEALTHCHECK --interval=1m30s --retries=3 CMD a          | Healthcheck[command=Optional[Line[text=a]], interval=PT1M30S, timeout=PT0S, startPeriod=PT0S, retries=3]
					healthcheck --timeout=500ms cmd ["a"]                   | Healthcheck[command=Optional[Exec[words=[a]]], interval=PT0S, timeout=PT0.5S, startPeriod=PT0S, retries=0]
					MAINTAINER a b                                          | Maintainer[name=a b]
					""")
	void anInstruction(String text, String read) {
		Dockerfile file = parse("FROM a\n" + text.replace('^', '\n'));
		assertThat(file.stages().getFirst().steps().getFirst().instruction()).hasToString(read);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					# a Dockerfile, ^ a line end                       | why it is not built
					~~                                                 | cannot be empty
					^^                                                 | file with no instructions
					# only a comment                                   | file with no instructions
					RUN a                                              | no build stage in current context
					ARG a                                              | no build stage in current context
					ARG a^RUN b^FROM c                                 | no build stage in current context
					FROM                                               | line 1: FROM requires either one or three arguments
					FROM a b                                           | line 1: FROM requires either one or three arguments
					FROM a b c                                         | line 1: FROM requires either one or three arguments
					FROM a AS 1b                                       | line 1: invalid name for build stage: "1b"
					FROM a AS b/c                                      | line 1: invalid name for build stage: "b/c"
					FROM --platform=linux/arm64 a                      | line 1: FROM --platform is not part of this playground
					FROM a^FOO b                                       | line 2: unknown instruction: FOO
					FROM a^^# c^ FOO b                                 | line 4: unknown instruction: FOO
					FROM a^RUN b \\^ c^FOO                             | line 4: unknown instruction: FOO
					FROM a^ONBUILD RUN b                               | line 2: ONBUILD is not part of this playground
					FROM a^onbuild copy --from=b c d                   | line 2: ONBUILD is not part of this playground
					FROM a^RUN --mount=type=cache,target=/c b          | line 2: RUN --mount is not part of this playground
					FROM a^RUN --network=host b                        | line 2: RUN --network is not part of this playground
					FROM a^RUN --security=insecure b                   | line 2: RUN --security is not part of this playground
					FROM a^RUN --mount=type=bind,source=/,target=/h \\^ ls | line 2: RUN --mount is not part of this playground
					FROM a^RUN --other b                               | line 2: Unknown flag: other
					FROM a^RUN <<EOF^echo^EOF                          | line 2: here-documents
					FROM a^RUN cat <<'EOF' > /x^a^EOF                  | line 2: here-documents
					FROM a^RUN cat <<-E^a^E                            | line 2: here-documents
					FROM a^COPY <<EOF /x^a^EOF                         | line 2: here-documents
					FROM a^COPY a                                      | line 2: COPY requires at least two arguments
					FROM a^COPY                                        | line 2: COPY requires at least one argument
					FROM a^COPY --chmod=755 a b                        | line 2: COPY --chmod is not part of this playground
					FROM a^COPY --link a b                             | line 2: COPY --link is not part of this playground
					FROM a^COPY --from a b                             | line 2: Missing a value on flag: from
					FROM a^COPY --from=b --from=c d e                  | line 2: Duplicate flag specified: from
					FROM a^COPY --FROM=b d e                           | line 2: Unknown flag: FROM
					FROM a^ADD --from=b c d                            | line 2: Unknown flag: from
					FROM a^ADD https://example.com/x /x                | line 2: ADD https://example.com/x would fetch from the network
					FROM a^ADD HTTP://169.254.169.254/ /x              | line 2: ADD HTTP://169.254.169.254/ would fetch from the network
					FROM a^ADD git@github.com:a/b.git /x               | line 2: ADD git@github.com:a/b.git would fetch from the network
					FROM a^ADD git://a/b /x                            | line 2: ADD git://a/b would fetch from the network
					FROM a^ADD ["file:///etc/passwd", "/x"]            | line 2: ADD file:///etc/passwd would fetch from the network
					FROM a^COPY https://a/b /x                         | line 2: COPY https://a/b would fetch from the network
					FROM a^ENV a                                       | failed to parse Dockerfile: ENV must have two arguments
					FROM a^ENV                                         | line 2: ENV requires at least one argument
					FROM a^ENV a=b c                                   | failed to parse Dockerfile: Syntax error - can't find = in "c"
					FROM a^ENV =b                                      | line 2: ENV names can not be blank
					FROM a^LABEL                                       | line 2: LABEL requires at least one argument
					FROM a^LABEL =b                                    | line 2: LABEL names can not be blank
					FROM a^ARG                                         | line 2: ARG requires at least one argument
					FROM a^ARG =b                                      | line 2: ARG names can not be blank
					FROM a^USER                                        | line 2: USER requires exactly one argument
					FROM a^WORKDIR                                     | line 2: WORKDIR requires exactly one argument
					FROM a^STOPSIGNAL                                  | line 2: STOPSIGNAL requires exactly one argument
					FROM a^EXPOSE                                      | line 2: EXPOSE requires at least one argument
					FROM a^VOLUME                                      | line 2: VOLUME requires at least one argument
					FROM a^VOLUME [""]                                 | line 2: VOLUME specified can not be an empty string
					FROM a^SHELL a                                     | line 2: SHELL requires the arguments to be in JSON form
					FROM a^SHELL []                                    | line 2: SHELL requires at least one argument
					FROM a^CMD ["a", 1]                                | failed to parse Dockerfile: when using JSON array syntax
					FROM a^CMD ["a", ["b"]]                            | failed to parse Dockerfile: when using JSON array syntax
					FROM a^CMD ["a\\u0000b"]                           | NUL character
					FROM a^HEALTHCHECK                                 | line 2: HEALTHCHECK requires at least one argument
					FROM a^HEALTHCHECK a                               | line 2: Unknown type "A" in HEALTHCHECK (try CMD)
					FROM a^HEALTHCHECK CMD                             | line 2: Missing command after HEALTHCHECK CMD
					FROM a^HEALTHCHECK NONE a                          | line 2: HEALTHCHECK NONE takes no arguments
					FROM a^HEALTHCHECK --interval=x CMD a              | line 2: time: invalid duration "x"
					FROM a^HEALTHCHECK --interval=99999h CMD a         | line 2: "99999h" is longer than a day
					FROM a^HEALTHCHECK --retries=-1 CMD a              | line 2: --retries must be at least 1
					# syntax=docker/dockerfile:1^FROM a                | line 1: # syntax=
					#SYNTAX = evil/frontend^FROM a                     | line 1: # syntax=
					# escape=\\^# syntax=x^FROM a                      | line 2: # syntax=
					# escape=x^FROM a                                  | line 1: invalid ESCAPE 'x'
					# escape=\\^# escape=\\^FROM a                     | line 2: only one escape parser directive
					""")
	void aDockerfileThatIsNotBuilt(String text, String why) {
		assertThatExceptionOfType(DockerfileException.class).isThrownBy(() -> parse(text.replace('^', '\n')))
			.withMessageContaining(why);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			# a word, with a=1 and e empty | what it is
			$a                             | 1
			${a}b                          | 1b
			$ab                            | ~~
			$a$a                           | 11
			"$a"                           | 1
			'$a'                           | $a
			\\$a                           | $a
			"\\$a"                         | $a
			"a\\b"                         | a\\b
			a\\b                           | ab
			${e:-x}                        | x
			${a:-x}                        | 1
			${a:+x}                        | x
			${e:+x}                        | ~~
			${u:-${a}}                     | 1
			${u:-"x y"}                    | x y
			${a:?x}                        | 1
			$                              | $
			$1                             | ~~
			a"b"'c'                        | abc
			$(a)                           | $(a)
			${u:-${u:-${u:-z}}}            | z
			""")
	void aWordIsExpanded(String word, String expanded) {
		assertThat(Expansion.word(word, '\\', Map.of("a", "1", "e", ""))).isEqualTo(expanded);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			${a-b}   | missing ':' in substitution
			${a      | missing '}'
			${       | missing '}'
			${}      | bad substitution
			${a:     | unsupported modifier
			${a:x}   | unsupported modifier (x) in substitution
			${u:-b   | missing '}'
			${u:?no} | u: no
			'a       | single-quote
			"a       | double-quote
			""")
	void aWordThatCannotBeExpanded(String word, String why) {
		assertThatExceptionOfType(DockerfileException.class)
			.isThrownBy(() -> Expansion.word(word, '\\', Map.of("a", "1")))
			.withMessageContaining(why);
	}

	@Test
	void deepAndGrowingWordsEnd() {
		String deep = "${u:-".repeat(5000) + "}".repeat(5000);
		assertThatExceptionOfType(DockerfileException.class).isThrownBy(() -> Expansion.word(deep, '\\', Map.of()))
			.withMessageContaining("nested too deep");
		String many = "$a".repeat(1000);
		assertThatExceptionOfType(DockerfileException.class)
			.isThrownBy(() -> Expansion.word(many, '\\', Map.of("a", "x".repeat(1000))))
			.withMessageContaining("expands to more");
	}

	@Test
	void stagesHaveTheStepsAfterTheirFrom() {
		Dockerfile file = parse("ARG v\nFROM a AS One\nRUN x\nFROM one\nRUN y\nRUN z");
		assertThat(file.arguments()).hasSize(1);
		assertThat(file.steps()).isEqualTo(6);
		assertThat(file.stages().stream().map((stage) -> stage.steps().size())).containsExactly(1, 2);
		assertThat(file.upTo("ONE").orElseThrow().stages()).hasSize(1);
		assertThat(file.upTo("1").orElseThrow().stages()).hasSize(2);
		assertThat(file.upTo("two")).isEmpty();
	}

	@Test
	void tooManyStepsAreRefused() {
		String steps = Stream.generate(() -> "RUN x").limit(101).collect(Collectors.joining("\n"));
		assertThatExceptionOfType(DockerfileException.class).isThrownBy(() -> parse("FROM a\n" + steps))
			.withMessageContaining("more than 100 steps");
	}

	@Test
	void whatIsNotUtf8IsRefused() {
		assertThatExceptionOfType(DockerfileException.class)
			.isThrownBy(() -> DockerfileReader.read("D", new byte[] { 'F', (byte) 0xff }, 100))
			.withMessageContaining("is not UTF-8");
	}

	@Test
	void aPatternTakesTimeInProportion() {
		GlobPattern pattern = new GlobPattern("*a".repeat(60) + "b");
		assertThat(pattern.matches("a".repeat(4000))).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			*        | a      | true
			*        | a/b    | false
			a*       | abc    | true
			*.txt    | a.txt  | true
			a?c      | abc    | true
			a?c      | a/c    | false
			d/*      | d/x    | true
			d/*      | d/x/y  | false
			[a-c]x   | bx     | true
			[^a-c]x  | bx     | false
			[^a-c]x  | dx     | true
			*/b      | a/b    | true
			a*b*c    | axbyc  | true
			a*b*c    | axbyd  | false
			\\*      | *      | true
			\\*      | a      | false
			""")
	void aPatternMatchesAsInGo(String pattern, String path, boolean matches) {
		assertThat(new GlobPattern(pattern.replace("\\\\", "\\")).matches(path)).isEqualTo(matches);
	}

	private static Dockerfile parse(String text) {
		return DockerfileReader.read("Dockerfile", text.getBytes(StandardCharsets.UTF_8), 100);
	}

}
