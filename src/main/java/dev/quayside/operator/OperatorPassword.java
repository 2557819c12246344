package dev.quayside.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The password of whoever runs the server. The data folder keeps its hash alone, which is
 * read anew each time, so that a new password counts at once. Safe for use by several
 * threads.
 * <p>
 * The hash is a fast one, and guesses are not counted: nobody guesses 125 random bits,
 * whereas a slow hash, or a limit of guesses, lets anybody who guesses wrong keep the
 * processors busy or the operator out.
 */
@Component
public class OperatorPassword {

	private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

	private static final int GROUPS = 5;

	/** With five bits a character, a password has 125 of them. */
	private static final int GROUP = 5;

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final String HASH = "SHA-256";

	private final Path file;

	@Autowired
	OperatorPassword(OperatorProperties properties) {
		this(properties.data());
	}

	/**
	 * The password that is kept in a data folder.
	 * @param data the folder
	 */
	public OperatorPassword(Path data) {
		this.file = data.resolve("operator-password");
	}

	/**
	 * Whether there is one yet.
	 * @return false before the first start, and where an older server kept one in another
	 * form
	 */
	public boolean exists() {
		return kept().startsWith(HASH);
	}

	/**
	 * Makes a new one in the place of the old.
	 * @return the password, which nobody can find out afterwards
	 * @throws UncheckedIOException if it cannot be kept
	 */
	public String renew() {
		String password = random();
		try {
			Path fresh = Files.createTempFile(this.file.getParent(), "operator-password", ".new",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(fresh, hash(password) + "\n");
			giveToServer(fresh);
			Files.move(fresh, this.file, StandardCopyOption.ATOMIC_MOVE);
			return password;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The operator's password cannot be kept in " + this.file, ex);
		}
	}

	/** Made by root for a server that does not run as root, it must be the server's. */
	private static void giveToServer(Path file) throws IOException {
		UserPrincipal server = Files.getOwner(file.toAbsolutePath().getParent());
		if (!Files.getOwner(file).equals(server)) {
			Files.setOwner(file, server);
		}
	}

	/**
	 * Tells whether a guess is right.
	 * @param guess what was given
	 * @return false also when there is no password yet
	 */
	public boolean matches(String guess) {
		return MessageDigest.isEqual(bytes(hash(guess)), bytes(kept()));
	}

	private String kept() {
		try {
			return Files.exists(this.file) ? Files.readString(this.file).strip() : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The operator's password cannot be read from " + this.file, ex);
		}
	}

	private static String hash(String password) {
		try {
			return HASH + " " + HexFormat.of().formatHex(MessageDigest.getInstance(HASH).digest(bytes(password)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String random() {
		StringBuilder password = new StringBuilder();
		for (int i = 0; i < GROUPS * GROUP; i++) {
			if (i > 0 && i % GROUP == 0) {
				password.append('-');
			}
			password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
		}
		return password.toString();
	}

}
