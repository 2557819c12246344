package dev.quayside.browser;

import java.util.ArrayList;
import java.util.List;

import dev.quayside.session.Sessions;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.util.Assert;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts a server and a browser for the tests of a class, and gives each test visitors of
 * its own. Their sessions end with the test, and after the last one nothing of any
 * session may be on the daemon. JUnit closes what its store holds, also when a test
 * failed.
 */
class BrowserExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		BrowserTest test = context.getRequiredTestClass().getAnnotation(BrowserTest.class);
		ExtensionContext.Store store = context.getStore(NAMESPACE);
		store.put(Server.class, Server.run(List.of(test.with()), test.options()));
		store.put(Chromium.class, new Chromium(test.webgl()));
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Visit.class;
	}

	@Override
	public Visit resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Chromium browser = context.getStore(NAMESPACE).get(Chromium.class, Chromium.class);
		Assert.state(browser != null, "The browser was not started");
		Visit visit = new Visit(server(context), browser);
		context.getStore(NAMESPACE).computeIfAbsent(Visits.class, (_) -> new Visits(), Visits.class).add(visit);
		return visit;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Visits visits = context.getStore(NAMESPACE).remove(Visits.class, Visits.class);
		if (visits != null) {
			visits.forEach(Visit::close);
		}
		server(context).part(Sessions.class).endAll("The test is over.");
	}

	@Override
	public void afterAll(ExtensionContext context) {
		assertThat(server(context).traces()).as("what sessions left on the daemon").isEmpty();
	}

	private static Server server(ExtensionContext context) {
		Server server = context.getStore(NAMESPACE).get(Server.class, Server.class);
		Assert.state(server != null, "The server was not started");
		return server;
	}

	private static final class Visits extends ArrayList<Visit> {

		private static final long serialVersionUID = 1L;

	}

}
