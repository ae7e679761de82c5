package org.bthost.provisioning.domain;

import java.time.Instant;

/**
 * What a service used from one time to another: between two measurements, in an hour, or on a day
 * of the panel's zone.
 *
 * @param siteMb the largest size of the site that was measured, MiB
 * @param databaseMb the largest size of the database that was measured, MiB
 * @param trafficMb the traffic in this time, MiB
 */
public record UsageSpan(Instant from, Instant to, int siteMb, int databaseMb, long trafficMb) {}
