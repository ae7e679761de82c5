package org.bthost.provisioning.domain;

import java.util.List;

/**
 * A panel as the calls to it last showed it.
 *
 * @param address scheme, host and port; never a path or a parameter
 * @param state "not called yet", "answers", or the last trouble
 * @param warnings what an operator should change, such as TLS that is not verified
 */
public record PanelCondition(PanelId panel, String address, String state, List<String> warnings) {
  public PanelCondition {
    warnings = List.copyOf(warnings);
  }
}
