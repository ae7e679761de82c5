package org.bthost.provisioning.domain;

/**
 * The one host of a service that was seen on its panel, as we remember it.
 *
 * @param name the name that we gave it; of a host that was adopted its site's whole name
 */
public record Binding(HostId id, String name) {
  public Binding {
    if (name.isEmpty() || name.length() > 255) {
      throw new IllegalArgumentException("a host's name has 1 to 255 characters");
    }
  }

  /** A host that was built under a name of ours. */
  public static Binding of(HostId id, HostName name) {
    return new Binding(id, name.value());
  }

  /** Whether a site of this full name is the host's. */
  public boolean isNamed(String siteName) {
    return isAdopted() ? siteName.equals(name) : new HostName(name).isNameOf(siteName);
  }

  /** Whether someone else has built it. */
  public boolean isAdopted() {
    return name.contains(".");
  }
}
