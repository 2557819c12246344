package dev.quayside.gateway;

/**
 * The labels by which a restarted server finds again what belongs to whom. Every Docker
 * object that the playground makes carries the first two; a learner can neither set nor
 * see labels that begin with {@link #PREFIX}.
 */
public final class SessionLabels {

	/** What all of the playground's labels begin with. */
	public static final String PREFIX = "dev.quayside.";

	/** Whose it is: a {@link SessionId}. */
	public static final String SESSION = PREFIX + "session";

	/** Which server made it, so that two servers on one daemon leave each other alone. */
	public static final String INSTANCE = PREFIX + "instance";

	/** The image of a container, as the learner named it. */
	public static final String IMAGE = PREFIX + "image";

	/** The network mode of a container, as the learner named it. */
	public static final String NETWORK = PREFIX + "network";

	/**
	 * What it is for: {@value #ROLE_WORKSPACE}, {@value #ROLE_LEARNER} or
	 * {@value #ROLE_UNNAMED}.
	 */
	public static final String ROLE = PREFIX + "role";

	/** A container whose shell is a terminal, or its home volume. */
	public static final String ROLE_WORKSPACE = "workspace";

	/** What the learner made through the gateway. */
	public static final String ROLE_LEARNER = "learner";

	/** A volume that a container got without being asked for one, and takes with it. */
	public static final String ROLE_UNNAMED = "unnamed";

	private SessionLabels() {
	}

}
