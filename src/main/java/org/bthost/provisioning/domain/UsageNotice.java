package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The news that a service has come to use 80, 90 or 100 % of what it may: told once, and again only
 * after it has used less.
 *
 * @param threshold the highest that was reached, in percent
 * @param usedMb of traffic: in this month
 * @param at when the panel measured it
 * @param letter what the customer is to be told
 */
public record UsageNotice(
    ServiceId service,
    Resource resource,
    int threshold,
    int usedMb,
    int limitMb,
    Instant at,
    Optional<Letter> letter) {

  /** A notice as it came about, before anyone wrote to the customer. */
  public UsageNotice(
      ServiceId service, Resource resource, int threshold, int usedMb, int limitMb, Instant at) {
    this(service, resource, threshold, usedMb, limitMb, at, Optional.empty());
  }

  public UsageNotice with(Optional<Letter> written) {
    return new UsageNotice(service, resource, threshold, usedMb, limitMb, at, written);
  }

  /** The same whenever this notice is told, and no other's: a key to take it once by. */
  public String id() {
    return service + "/" + resource.word() + "/" + threshold + "/" + at;
  }
}
