package dev.quayside.gateway;

import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Closes the host to learners' containers: an internal network of Docker before 28 still
 * reaches every service that listens on the address of its bridge, and an open one
 * reaches the host's own networks and the metadata service of a cloud. The rules know the
 * bridges by the beginning of their names. Safe for use by several threads.
 */
@Component
public class PacketFilter implements InitializingBean {

	private static final Logger LOGGER = System.getLogger(PacketFilter.class.getName());

	private static final String BRIDGES = "qs+";

	/** Private, shared and link-local addresses (RFC 6890). */
	private static final List<String> NEARBY = List.of("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12",
			"192.168.0.0/16");

	private final boolean open;

	private final String program;

	private Optional<String> told = Optional.empty();

	@Autowired
	PacketFilter(GatewayProperties limits) {
		this(limits, "iptables");
	}

	PacketFilter(GatewayProperties limits, String program) {
		this.open = limits.internet() == GatewayProperties.Internet.OPEN;
		this.program = program;
	}

	@Override
	public void afterPropertiesSet() {
		ensure();
	}

	/**
	 * Sets the rules that are not set, once a bridge is there and before anything is on
	 * it: without a bridge on this machine another server's end takes them away.
	 */
	public synchronized void ensure() {
		Optional<String> trouble = set();
		if (!trouble.equals(this.told)) {
			trouble.ifPresent((sentence) -> LOGGER.log(Level.WARNING, sentence));
			this.told = trouble;
		}
	}

	/**
	 * Sets the rules that are not set.
	 * @return what it means that they cannot be
	 */
	Optional<String> set() {
		try {
			for (List<String> rule : rules()) {
				ensure(rule);
			}
			return Optional.empty();
		}
		catch (IOException ex) {
			return Optional.of("Packet filter rules cannot be set (" + ex.getMessage() + "): learners' containers "
					+ "can reach what listens on this machine" + (this.open ? " and on its networks" : "")
					+ "; run the server as root with iptables, or set them by hand as docs/security.md says");
		}
	}

	/** Each as chain and match; all drop. */
	List<List<String>> rules() {
		List<List<String>> rules = new ArrayList<>();
		rules.add(List.of("INPUT", "-i", BRIDGES));
		if (this.open) {
			// What stays on the playground's bridges is kept apart by Docker itself.
			NEARBY
				.forEach((range) -> rules.add(List.of("DOCKER-USER", "-i", BRIDGES, "!", "-o", BRIDGES, "-d", range)));
		}
		return rules;
	}

	private void ensure(List<String> rule) throws IOException {
		if (iptables("-C", rule) != 0 && iptables("-I", rule) != 0) {
			throw new IOException("iptables refused");
		}
	}

	private int iptables(String how, List<String> rule) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.program, "-w", "5", how));
		command.addAll(rule);
		command.addAll(List.of("-j", "DROP"));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			if (process.waitFor(20, TimeUnit.SECONDS)) {
				return process.exitValue();
			}
			process.destroyForcibly();
			throw new IOException("iptables did not answer");
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

}
