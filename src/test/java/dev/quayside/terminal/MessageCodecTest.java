package dev.quayside.terminal;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageCodecTest {

	private final MessageCodec codec = new MessageCodec();

	@Test
	void readsWhatABrowserSays() {
		assertThat(decode("1{\"cols\":80,\"rows\":24}")).isEqualTo(new Message.Resize(new Size(80, 24)));
		assertThat(decode("2{\"seq\":9007199254740991}")).isEqualTo(new Message.Drawn(9007199254740991L));
		assertThat(decode("3{\"cols\":80,\"rows\":24,\"seq\":null}"))
			.isEqualTo(new Message.Hello(new Size(80, 24), null, PageId.NONE));
		assertThat(decode("3{\"cols\":80,\"rows\":24,\"seq\":5,\"page\":\"00000000000000ffF000000000000001\"}"))
			.isEqualTo(new Message.Hello(new Size(80, 24), 5L, new PageId(0xFF, 0xF000000000000001L)));
		assertThat(decode("4{\"at\":7}")).isEqualTo(new Message.Ping(7));
	}

	@Test
	void leavesInputAsItIs() {
		Message.FromBrowser message = this.codec.decode(new byte[] { '0', (byte) 0xFF, 0, (byte) 0xC3 });
		assertThat(message).isInstanceOfSatisfying(Message.Input.class,
				(input) -> assertThat(input.bytes()).containsExactly(0xFF, 0, 0xC3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "1", "1{", "1[]", "1null", "1{\"cols\":80}", "1{\"cols\":80,\"rows\":null}",
			"1{\"cols\":80,\"rows\":24,\"more\":1}", "1{\"cols\":80,\"cols\":80,\"rows\":24}",
			"1{\"cols\":80,\"rows\":24}{}", "1{\"cols\":1001,\"rows\":24}", "1{\"cols\":80,\"rows\":-1}",
			"1{\"cols\":80.5,\"rows\":24}", "1{\"cols\":99999999999,\"rows\":24}", "2{\"seq\":-1}",
			"3{\"rows\":24,\"seq\":1}", "3{\"cols\":80,\"rows\":24,\"seq\":1,\"page\":\"12\"}",
			"3{\"cols\":80,\"rows\":24,\"seq\":1,\"page\":\"0000000000000000000000000000000g\"}", "4{}" })
	void refusesWhatIsNoMessage(String frame) {
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> decode(frame));
	}

	@Test
	void refusesFramesThatAreTooLong() {
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> decode("0" + "x".repeat(MessageCodec.MOST_INPUT + 1)));
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> decode("2{\"seq\":1" + " ".repeat(2000) + "}"));
	}

	@Test
	void writesOutputBehindItsNumber() {
		assertThat(this.codec.encode(new Message.Output(258, new byte[] { 7, (byte) 0xFF }))).containsExactly('0', 0, 0,
				0, 0, 0, 0, 1, 2, 7, 0xFF);
	}

	@Test
	void writesEventsAsJson() {
		assertThat(encode(new Message.Ready(3, 5, new Message.Doubt(1, 3), 4)))
			.isEqualTo("1{\"doubt\":[1,3],\"held\":5,\"seq\":4,\"taken\":3,\"type\":\"ready\"}");
		assertThat(encode(new Message.Reset(4, "m"))).isEqualTo("1{\"modes\":\"m\",\"seq\":4,\"type\":\"reset\"}");
		assertThat(encode(new Message.Pong(7))).isEqualTo("1{\"at\":7,\"type\":\"pong\"}");
		assertThat(encode(new Message.Taken(3))).isEqualTo("1{\"taken\":3,\"type\":\"input\"}");
		assertThat(encode(new Message.Exited(1))).isEqualTo("1{\"code\":1,\"type\":\"exited\"}");
		assertThat(encode(new Message.Ending("Über"))).isEqualTo("1{\"reason\":\"Über\",\"type\":\"ending\"}");
	}

	private Message.FromBrowser decode(String frame) {
		return this.codec.decode(frame.getBytes(StandardCharsets.UTF_8));
	}

	private String encode(Message.ToBrowser message) {
		return new String(this.codec.encode(message), StandardCharsets.UTF_8);
	}

}
