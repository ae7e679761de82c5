package org.bthost.provisioning.domain;

/**
 * The billing server's name for one purchased hosting service. Also the seed of its host's name.
 */
public record ServiceId(String value) {
  public ServiceId {
    if (!value.matches("[A-Za-z0-9._:-]{1,64}")) {
      throw new IllegalArgumentException(
          "not a service id: '"
              + value
              + "'; use 1 to 64 letters, digits, dots, colons, dashes or underscores");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
