package org.bthost.provisioning.domain;

import java.util.UUID;

/** The name of one operation in the journal; a UUID. */
public record OperationId(String value) {
  public OperationId {
    UUID.fromString(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
