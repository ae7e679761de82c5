package org.bthost.provisioning.web.api;

import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.Locale;

/** What the holder of a token may do; each may do what those before it may. */
public enum Scope {
  /** Look at everything that is shown. */
  READ("BTHOST_READ_TOKEN"),
  /**
   * Send order events, check products, ask for actions, and read the passwords of hosts for their
   * customers.
   */
  BILLING("BTHOST_BILLING_TOKEN"),
  /** Everything else, such as to rule about operations, to settle, to adopt and to run jobs. */
  ADMIN("BTHOST_API_TOKEN");

  private static final List<String> READING =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final List<List<String>> OF_BILLING =
      List.of(List.of("api", "events"), List.of("api", "products", "check"));

  private final String setting;

  Scope(String setting) {
    this.setting = setting;
  }

  /** The setting that holds its token. */
  String setting() {
    return setting;
  }

  /**
   * The least scope that a request needs.
   *
   * @param path its segments
   */
  static Scope of(String method, List<String> path) {
    boolean ofService = path.size() > 3 && path.subList(0, 2).equals(List.of("api", "services"));
    boolean secret = ofService && path.get(3).equals("access");
    if (READING.contains(method) && !secret) {
      return READ;
    }
    boolean action = ofService && path.get(3).equals("actions");
    return secret || action || OF_BILLING.contains(path) ? BILLING : ADMIN;
  }

  boolean covers(Scope needed) {
    return compareTo(needed) >= 0;
  }

  /** Its name in the descriptor and in texts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
