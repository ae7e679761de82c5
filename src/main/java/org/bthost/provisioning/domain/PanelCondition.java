package org.bthost.provisioning.domain;

import java.util.List;

/**
 * A panel as the calls to it last showed it.
 *
 * @param address scheme, host and port; never a path or a parameter
 * @param state "not called yet", "answers", the last trouble, or since when and why it is down
 * @param warnings what an operator should change, such as TLS that is not verified
 */
public record PanelCondition(
    PanelId panel, String address, Availability availability, String state, List<String> warnings) {
  public PanelCondition {
    warnings = List.copyOf(warnings);
  }
}
