package org.bthost.provisioning.panel;

import java.time.Duration;
import java.time.Instant;

/**
 * One request to the panel, as it may be written down: nothing secret is in it.
 *
 * @param endpoint the panel's name of the call, such as {@code host_stop}
 * @param writing whether the call can change anything
 * @param at when it began, by our clock
 * @param took until its answer was read or given up
 * @param httpStatus 0 when no answer began
 * @param outcome {@code ok}, or the simple name of the {@link PanelException}
 * @param message empty, or the text of the exception; of a list that its own reader gave up, that
 */
public record PanelCall(
    String endpoint,
    boolean writing,
    Instant at,
    Duration took,
    int httpStatus,
    String outcome,
    String message) {
  /** The outcome of a call that the panel said yes to. */
  public static final String OK = "ok";
}
