package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code docker pull}: an image of the catalogue comes into the session's list. The
 * layers come from the host, which has them once for everybody; where it has not, it
 * pulls them itself.
 */
@Component
class PullEndpoints implements Endpoints {

	private final CataloguePull catalogue;

	private final ImageLoadEndpoints archives;

	PullEndpoints(CataloguePull catalogue, ImageLoadEndpoints archives) {
		this.catalogue = catalogue;
		this.archives = archives;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/images/create", this::create, "fromImage", "tag", "platform", "fromSrc",
				"repo", "message", "changes*"));
	}

	/** Docker has both behind one path. */
	private void create(Call call) throws IOException {
		if (call.query().text("fromSrc").isPresent()) {
			this.archives.importImage(call);
		}
		else {
			pull(call);
		}
	}

	private void pull(Call call) throws IOException {
		call.exchange().requireNoBody();
		ImageRef wanted = wanted(call);
		this.catalogue.require(wanted);
		try (OutputStream out = call.exchange().stream("application/json", () -> {
		})) {
			this.catalogue.pull(call.engine(), call.version(), wanted, out);
		}
	}

	private static ImageRef wanted(Call call) {
		call.query().text("platform").ifPresent((platform) -> {
			throw Refusal.badRequest("The platform " + platform + " cannot be chosen here; leave --platform out");
		});
		String image = call.query().text("fromImage").orElseThrow(() -> Refusal.badRequest("No image is named"));
		return ImageRef.parse(call.query().text("tag").map((tag) -> image + ":" + tag).orElse(image));
	}

}
