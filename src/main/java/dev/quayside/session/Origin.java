package dev.quayside.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a learner comes from, as far as one visitor can be told from another by it.
 *
 * @param value an address of IPv4, the network of one of IPv6, or empty for this machine,
 * where a proxy may stand for anybody
 */
public record Origin(String value) {

	/** This machine. */
	public static final Origin HERE = new Origin("");

	/** A provider gives a customer at least so many bytes of an address of IPv6. */
	private static final int NETWORK = 8;

	/**
	 * Reads the address of a caller.
	 * @param address an address in digits
	 * @return where it is; anything else counts as one place
	 */
	public static Origin of(String address) {
		try {
			InetAddress parsed = InetAddress.ofLiteral(address);
			if (parsed.isLoopbackAddress()) {
				return HERE;
			}
			return new Origin((parsed instanceof Inet6Address)
					? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK)) : parsed.getHostAddress());
		}
		catch (IllegalArgumentException _) {
			return new Origin("unknown");
		}
	}

	boolean isHere() {
		return this.value.isEmpty();
	}

}
