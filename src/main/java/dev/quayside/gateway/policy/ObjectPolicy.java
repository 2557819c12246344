package dev.quayside.gateway.policy;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code POST /networks/create}, {@code /networks/{id}/connect},
 * {@code .../disconnect} and {@code POST /volumes/create} may say.
 */
public final class ObjectPolicy {

	private static final String OWN_ADDRESSES = "the playground gives each network its addresses; leave --subnet, "
			+ "--gateway and --ip-range out";

	private static final Fields NETWORK = new Fields().keep("Name", Checks.text(63))
		.keep("Labels", ContainerPolicy::labels)
		.keep("Internal", Checks.flag())
		.keep("Attachable", Checks.flag())
		.keep("Driver", Checks.oneOf(Set.of("bridge", "default"), "networks of this playground are bridges"))
		.keep("IPAM",
				Checks.object(new Fields()
					.keep("Driver", Checks.oneOf(Set.of("default"), "networks of this playground have the default one"))
					.refuse(OWN_ADDRESSES, "Config", "Options")))
		.keep("Scope", Checks.oneOf(Set.of("local"), "networks of this playground are local"))
		.replace("CheckDuplicate", "EnableIPv4")
		.refuse("networks of this playground have no options", "Options")
		.refuse("it is not part of this playground", "Ingress", "ConfigOnly", "ConfigFrom", "EnableIPv6");

	private static final Fields CONNECT = new Fields().keep("Container", Checks.text(128))
		.keep("EndpointConfig", (field, value) -> NetworkRules.endpoint(value));

	private static final Fields DISCONNECT = new Fields().keep("Container", Checks.text(128))
		.keep("Force", Checks.flag());

	private static final Fields VOLUME = new Fields().keep("Name", Checks.text(128))
		.keep("Labels", ContainerPolicy::labels)
		.keep("Driver", Checks.oneOf(Set.of("local"), "volumes of this playground are local"))
		.refuse("volumes of this playground have no options; they are folders of their own", "DriverOpts", "Options",
				"ClusterVolumeSpec");

	private ObjectPolicy() {
	}

	/**
	 * Makes the body of a network create.
	 * @param sent the client's body
	 * @return what is allowed of it
	 */
	public static ObjectNode network(ObjectNode sent) {
		return NETWORK.apply(sent);
	}

	/**
	 * Makes the body of a network connect, the container as the learner named it.
	 * @param sent the client's body
	 * @return what is allowed of it
	 */
	public static ObjectNode connect(ObjectNode sent) {
		return CONNECT.apply(sent);
	}

	/**
	 * Makes the body of a network disconnect, the container as the learner named it.
	 * @param sent the client's body
	 * @return what is allowed of it
	 */
	public static ObjectNode disconnect(ObjectNode sent) {
		return DISCONNECT.apply(sent);
	}

	/**
	 * Makes the body of a volume create.
	 * @param sent the client's body
	 * @return what is allowed of it
	 */
	public static ObjectNode volume(ObjectNode sent) {
		return VOLUME.apply(sent);
	}

}
