package org.bthost.provisioning.domain;

import java.time.Instant;

/** Lets its holder visit the sign-in page of one service once. Prints none of it. */
public record Ticket(String value, Instant expiresAt) {
  @Override
  public String toString() {
    return "Ticket[***]";
  }
}
