package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.policy.BuildProperties;
import dev.quayside.gateway.policy.GatewayProperties;
import org.springframework.stereotype.Component;

/**
 * What every build uses.
 *
 * @param maker makes the containers of steps
 * @param catalogue where base images come from
 * @param images of the session
 * @param commits makes images of containers
 * @param events what becomes of images
 * @param limits of builds
 * @param all limits of a session
 */
@Component
record BuildTools(ContainerMaker maker, CataloguePull catalogue, OwnImages images, Commits commits, ImageEvents events,
		BuildProperties limits, GatewayProperties all) {

}
