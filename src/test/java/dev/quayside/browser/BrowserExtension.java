package dev.quayside.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.util.Assert;

/**
 * Starts a server and a browser for the tests of a class, and gives each test a visitor
 * of its own. JUnit closes what its store holds, also when a test failed.
 */
class BrowserExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		BrowserTest test = context.getRequiredTestClass().getAnnotation(BrowserTest.class);
		ExtensionContext.Store store = context.getStore(NAMESPACE);
		store.put(RunningQuayside.class, RunningQuayside.start(test.with()));
		store.put(Chromium.class, new Chromium());
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Visit visit = context.getStore(NAMESPACE).remove(Visit.class, Visit.class);
		if (visit != null) {
			visit.close();
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Visit.class;
	}

	@Override
	public Visit resolveParameter(ParameterContext parameter, ExtensionContext context) {
		RunningQuayside server = context.getStore(NAMESPACE).get(RunningQuayside.class, RunningQuayside.class);
		Chromium browser = context.getStore(NAMESPACE).get(Chromium.class, Chromium.class);
		Assert.state(server != null && browser != null, "The server and the browser were not started");
		Visit visit = new Visit(server, browser);
		context.getStore(NAMESPACE).put(Visit.class, visit);
		return visit;
	}

}
