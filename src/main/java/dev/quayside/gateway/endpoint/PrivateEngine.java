package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.ImageLedger;
import dev.quayside.gateway.ledger.NetworkLedger;
import dev.quayside.gateway.ledger.RealNames;
import dev.quayside.gateway.ledger.VolumeLedger;

/**
 * All that one session has.
 *
 * @param session whose it is
 * @param names how its objects are called on the daemon
 * @param containers its containers
 * @param images its images
 * @param networks its networks
 * @param volumes its volumes
 * @param daemon the daemon, asked in its name
 * @param starts which of its containers are being started
 */
public record PrivateEngine(SessionId session, RealNames names, ContainerLedger containers, ImageLedger images,
		NetworkLedger networks, VolumeLedger volumes, SessionDaemon daemon, Starts starts) {

}
