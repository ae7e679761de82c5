package org.bthost.provisioning.domain;

import java.util.List;

/**
 * What a connection test found.
 *
 * @param usable whether operations can be carried out on the panel now
 * @param diagnosis what was found, and the remedy where something is wrong; holds no secret
 * @param quirks what this panel was seen to do beside what its API document promises
 */
public record ConnectionReport(
    PanelId panel, boolean usable, String diagnosis, List<String> quirks) {
  /** What was found where a panel could not be looked at closely. */
  public static ConnectionReport unusable(PanelId panel, String diagnosis) {
    return new ConnectionReport(panel, false, diagnosis, List.of());
  }
}
