package org.bthost.provisioning.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A name that this installation gives to a host or to a panel user: {@code [a-z][a-z0-9]{11}}.
 *
 * <p>The fixed length keeps one name from containing another, which the panel's LIKE search would
 * confuse; the alphabet is what BT takes for sites, databases and FTP accounts alike (panel
 * behaviour, section 4). Names are derived, never drawn, so a lost database can be rebuilt by
 * looking for them.
 */
public record HostName(String value) {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String ALPHABET = LETTERS + "0123456789";
  private static final int LENGTH = 12;

  public HostName {
    if (!value.matches("[a-z][a-z0-9]{11}")) {
      throw new IllegalArgumentException("not a host name of ours: '" + value + "'");
    }
  }

  /** The name of the host of one incarnation of a service, after so many names were burnt. */
  public static HostName ofHost(
      InstallationId installation, ServiceId service, int incarnation, int burnt) {
    return derive(installation + "\n" + service + "\nhost\n" + incarnation + "\n" + burnt);
  }

  /** The name of the one panel user that owns every host of a service. Never burnt. */
  public static HostName ofUser(InstallationId installation, ServiceId service) {
    return derive(installation + "\n" + service + "\nuser");
  }

  /** Whether a site of this full name ({@code name.pool-domain}) carries our name. */
  public boolean isNameOf(String siteName) {
    return siteName.startsWith(value + ".");
  }

  private static HostName derive(String seed) {
    byte[] digest = sha256(seed);
    var name = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      String letters = i == 0 ? LETTERS : ALPHABET;
      int draw = ((digest[2 * i] & 0xff) << 8) | (digest[2 * i + 1] & 0xff);
      name.append(letters.charAt(draw % letters.length()));
    }
    return new HostName(name.toString());
  }

  private static byte[] sha256(String seed) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
