package dev.quayside.bench;

import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The daemon without the gateway. All that is made on it carries a label, by which it is
 * removed, also by the command when this process is killed.
 *
 * @param mark the value of the label
 */
record RawEngine(String mark) implements AutoCloseable {

	private static final String LABEL = "dev.quayside.bench";

	Cli cli() {
		return Cli.RAW;
	}

	/** Runs a container that is removed at its end. */
	void runOnce(String... arguments) throws IOException, InterruptedException {
		Cli.RAW.run(labelled(List.of("run", "--rm"), arguments));
	}

	/** Starts a container that stays, and returns its id. */
	String start(String... arguments) throws IOException, InterruptedException {
		return Cli.RAW.output(labelled(List.of("run", "-d"), arguments));
	}

	/** Starts a shell in a container like that of a terminal, and attaches to it. */
	Way shell() throws IOException, InterruptedException {
		String container = Cli.RAW.output(labelled(List.of("create", "-it", "--init=false"), "--network=none",
				"--memory=256m", "--pids-limit=128", "--volume=/home/learner", "quayside/workspace"));
		Way way = new RawWay(container);
		Cli.RAW.run("start", container);
		return way;
	}

	/** Makes a network, and returns its id. */
	String network(String... arguments) throws IOException, InterruptedException {
		return Cli.RAW.output(labelled(List.of("network", "create"), arguments));
	}

	private String[] labelled(List<String> command, String... arguments) {
		List<String> all = new ArrayList<>(command);
		all.add("--label=" + LABEL + "=" + this.mark);
		all.addAll(Arrays.asList(arguments));
		return all.toArray(String[]::new);
	}

	/** Makes containers that are never started. */
	void crowd(int number) throws IOException {
		UnixUpstream daemon = new UnixUpstream(Cli.RAW.socket());
		byte[] body = "{\"Image\":\"alpine\",\"Labels\":{\"%s\":\"%s\"}}".formatted(LABEL, this.mark)
			.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < number; i++) {
			try (UpstreamResponse answer = daemon
				.send(UpstreamRequest.json("POST", "/v1.41/containers/create", body))) {
				if (answer.status() != 201) {
					throw new IOException("The daemon makes no container: status " + answer.status());
				}
			}
		}
	}

	/** How many containers of others the host has. */
	long others() throws IOException, InterruptedException {
		return count("ps", "-aq") - count("ps", "-aq", "--filter=label=" + LABEL + "=" + this.mark);
	}

	private static long count(String... arguments) throws IOException, InterruptedException {
		return Cli.RAW.output(arguments).lines().count();
	}

	/** Removes all that was made. */
	void clear() throws IOException, InterruptedException {
		remove(List.of("rm", "-f", "-v"), "ps", "-aq");
		remove(List.of("network", "rm"), "network", "ls", "-q");
	}

	@Override
	public void close() throws IOException {
		try {
			clear();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The raw daemon was not cleared");
		}
	}

	private void remove(List<String> command, String... list) throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(Arrays.asList(list));
		all.add("--filter=label=" + LABEL + "=" + this.mark);
		List<String> found = Cli.RAW.output(all.toArray(String[]::new)).lines().toList();
		if (!found.isEmpty()) {
			List<String> removal = new ArrayList<>(command);
			removal.addAll(found);
			Cli.RAW.run(removal.toArray(String[]::new));
		}
	}

}
