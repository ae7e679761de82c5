package org.bthost.provisioning.domain;

import java.time.Instant;

/**
 * Why audits, or everything, stand still on a panel until a person releases them.
 *
 * @param why a sentence for the administrator
 */
public record PanelBrake(PanelId panel, Reach reach, String why, Instant since) {

  /** What stands still. */
  public enum Reach {
    /** Nothing is repaired; what billing asks for goes on. */
    REPAIRS,
    /** Nothing is written: it seems to be another panel, or a restored backup. */
    EVERYTHING
  }
}
