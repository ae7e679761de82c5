package org.bthost.provisioning.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The panel's row of one host.
 *
 * @param btId the site's id in the server below
 * @param name the site's name (bt_name): user name, dot, a domain of the plan's pool
 * @param endsOn the first day, in the panel's zone, on which the host counts as expired
 * @param checkedAt when the panel last measured it; empty: never, and then its cron never will
 * @param notice the remark on it; empty if none
 */
public record HostRow(
    long id,
    long userId,
    long sortId,
    long btId,
    String name,
    HostState status,
    LocalDate endsOn,
    HostUsage usage,
    HostLimits limits,
    Optional<Instant> checkedAt,
    Optional<Instant> createdAt,
    String notice) {}
