package dev.quayside.gateway;

import dev.quayside.gateway.policy.GatewayProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class PacketFilterTest {

	@Test
	void rulesThatCannotBeSetAreTold() {
		for (String program : new String[] { "/nosuch/iptables", "false" }) {
			assertThat(new PacketFilter(internet("none"), program).set())
				.hasValueSatisfying((trouble) -> assertThat(trouble).startsWith("Packet filter rules cannot be set")
					.contains("learners' containers can reach what listens on this machine; run the server as root"));
		}
		assertThat(new PacketFilter(internet("open"), "false").set())
			.hasValueSatisfying((trouble) -> assertThat(trouble).contains("and on its networks"));
	}

	@Test
	void rulesThatCanBeSetAreNotTold() {
		assertThat(new PacketFilter(internet("none"), "true").set()).isEmpty();
	}

	@Test
	void anOpenNetworkStaysClosedToPrivateAndLinkLocalAddresses() {
		assertThat(new PacketFilter(internet("open"), "true").rules()).extracting((rule) -> String.join(" ", rule))
			.containsExactlyInAnyOrder("INPUT -i qs+", "DOCKER-USER -i qs+ ! -o qs+ -d 10.0.0.0/8",
					"DOCKER-USER -i qs+ ! -o qs+ -d 100.64.0.0/10", "DOCKER-USER -i qs+ ! -o qs+ -d 169.254.0.0/16",
					"DOCKER-USER -i qs+ ! -o qs+ -d 172.16.0.0/12", "DOCKER-USER -i qs+ ! -o qs+ -d 192.168.0.0/16");
	}

	private static GatewayProperties internet(String which) {
		return new Binder(new MapConfigurationPropertySource(Map.of("quayside.gateway.internet", which)))
			.bindOrCreate("quayside.gateway", GatewayProperties.class);
	}

}
