package org.bthost.provisioning.billing.report;

import java.util.Optional;

/**
 * The SMTP server that takes letters.
 *
 * @param from whom they are from: an address, with or without a name before it
 */
public record MailServer(
    String host, int port, Encryption encryption, Optional<Login> login, String from) {

  /** How the connection is kept from being read. */
  public enum Encryption {
    /** The server is told to begin TLS before anything else; one that can't is told nothing. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    NONE
  }

  /** Whom the server knows us as. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
