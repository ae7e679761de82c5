package org.bthost.provisioning.reconcile;

import java.time.Duration;

/**
 * How thorough audits are.
 *
 * @param askInterval after which a host's web server is asked about again
 * @param mostAsked hosts of one panel that one run asks about
 * @param measureInterval how old the panel's last measurement of an active host may grow; of one
 *     that uses four fifths of a quota, at most an hour
 * @param releaseHolds how long a brake stays off once a person has released it
 * @param userKept how long after the end of a service its panel user is kept: longer than the panel
 *     keeps what is in its recycle bin
 */
public record AuditSettings(
    Duration askInterval,
    int mostAsked,
    Duration measureInterval,
    Duration releaseHolds,
    Duration userKept) {}
