package org.bthost.provisioning.panel;

import java.time.Duration;
import java.time.Instant;

/**
 * One call that has ended. Holds no parameter and no secret.
 *
 * @param httpStatus 0 = no answer came
 * @param outcome "ok", or the simple name of the failure
 * @param message what the failure says; empty where there is none
 */
public record PanelCall(
    String endpoint,
    boolean writing,
    Instant at,
    Duration took,
    int httpStatus,
    String outcome,
    String message) {}
