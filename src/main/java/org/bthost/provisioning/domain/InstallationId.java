package org.bthost.provisioning.domain;

/** Keeps two installations on one panel apart: it is a seed of every name this one gives out. */
public record InstallationId(String value) {
  public InstallationId {
    if (!value.matches("[a-z0-9-]{3,40}")) {
      throw new IllegalArgumentException(
          "not an installation id: '" + value + "'; use 3 to 40 of a-z, 0-9 and dash");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
