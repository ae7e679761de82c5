package org.bthost.provisioning.domain;

import java.time.Instant;

/** Who settled something that only a person can, why, and when. */
public record Settlement(String by, String reason, Instant at) {}
