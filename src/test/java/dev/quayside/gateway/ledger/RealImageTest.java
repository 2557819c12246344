package dev.quayside.gateway.ledger;

import dev.quayside.gateway.SessionId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RealImageTest {

	private static final SessionId ANN = new SessionId("aaaaaaaaaaaa");

	private static final SessionId BOB = new SessionId("bbbbbbbbbbbb");

	@ParameterizedTest
	@ValueSource(strings = { "alpine", "me/app:v1", "localhost:5000/a/b:1", "A.example/x--y.z__w:T_1", "h-1:x" })
	void isAReferenceThatReadsBackAsTheLearnersName(String text) {
		ImageRef name = ImageRef.parse(text);
		RealImage real = RealImage.of(ANN, name);
		assertThat(ImageRef.parse(real.toString())).hasToString(real.toString());
		assertThat(RealImage.ownText(ANN, "conflict: " + real + " (x)")).isEqualTo("conflict: " + name + " (x)");
		assertThat(RealImage.ownText(BOB, "conflict: " + real.repository())).isEqualTo("conflict: (another image)");
	}

	@Test
	void isAnotherForEachNameOfEachSession() {
		Stream<ImageRef> names = Stream.of("a/b", "a-b", "a_b", "a.b", "a:1/b", "a1/b", "a__b", "a_2fb", "xa/b")
			.map(ImageRef::parse);
		assertThat(names.flatMap((name) -> Stream.of(RealImage.of(ANN, name), RealImage.of(BOB, name)))
			.map(RealImage::toString)).doesNotHaveDuplicates();
	}

	@Test
	void fitsHoweverLongTheNameIs() {
		RealImage one = RealImage.of(ANN, new ImageRef("a/".repeat(120) + "b", "latest"));
		RealImage other = RealImage.of(ANN, new ImageRef("a/".repeat(120) + "c", "latest"));
		assertThat(one.repository()).hasSizeLessThan(256).isNotEqualTo(other.repository());
	}

	@Test
	void ofANamelessImageIsOneThatNoNameHas() {
		RealImage nameless = RealImage.of(ANN, new Nameless("1"));
		assertThat(nameless.repository()).isEqualTo(RealImage.repositories(ANN));
		assertThat(RealImage.ownText(ANN, nameless.toString())).isEqualTo("(another image)");
	}

}
