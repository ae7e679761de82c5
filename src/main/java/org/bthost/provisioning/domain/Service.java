package org.bthost.provisioning.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was bought, and what is known of it. A service is born by its first event; until its create
 * has come, {@code desired} is empty and other verbs wait.
 *
 * @param sequences the highest sequence number taken in, per verb
 * @param halted how this module itself has the host down, or may yet have
 * @param lastSeenEnd the end date last read from the panel
 * @param applied the package whose limits were last confirmed on the panel
 * @param shutFtp the panel's number of the FTP account that was shut on request: it shows it no
 *     more
 * @param reached the generation that was last seen fulfilled
 */
public record Service(
    ServiceId id,
    Optional<DesiredState> desired,
    Map<Verb, Long> sequences,
    Optional<Placement> placement,
    Optional<Binding> host,
    Halt halted,
    Optional<LocalDate> lastSeenEnd,
    Optional<OrderedPackage> applied,
    OptionalLong shutFtp,
    long reached) {

  public Service {
    sequences = Map.copyOf(sequences);
  }

  /** A service of which nothing is known but its id. */
  public static Service unborn(ServiceId id) {
    return new Service(
        id,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Halt.NONE,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        0);
  }

  /** What is wanted; only to be asked of a service whose create has come. */
  public DesiredState wanted() {
    return desired.orElseThrow(
        () -> new IllegalStateException("service " + id + " has no create yet: a bug"));
  }

  /** Whether everything that is wanted was seen on the panel. */
  public boolean settled() {
    return desired.map(wish -> wish.generation() == reached).orElse(true);
  }

  public Service wanting(DesiredState wish, Map<Verb, Long> newSequences) {
    return new Service(
        id,
        Optional.of(wish),
        newSequences,
        placement,
        host,
        halted,
        lastSeenEnd,
        applied,
        shutFtp,
        reached);
  }

  public Service placed(Placement place) {
    return new Service(
        id,
        desired,
        sequences,
        Optional.of(place),
        host,
        halted,
        lastSeenEnd,
        applied,
        shutFtp,
        reached);
  }

  public Service bound(Binding found) {
    return new Service(
        id,
        desired,
        sequences,
        placement,
        Optional.of(found),
        halted,
        lastSeenEnd,
        applied,
        shutFtp,
        reached);
  }

  /** The service without a host: it was terminated, or begins a new incarnation. */
  public Service unbound() {
    return new Service(
        id,
        desired,
        sequences,
        placement,
        Optional.empty(),
        Halt.NONE,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        reached);
  }

  public Service halted(Halt now) {
    return new Service(
        id, desired, sequences, placement, host, now, lastSeenEnd, applied, shutFtp, reached);
  }

  public Service seenEnding(LocalDate day) {
    return new Service(
        id,
        desired,
        sequences,
        placement,
        host,
        halted,
        Optional.of(day),
        applied,
        shutFtp,
        reached);
  }

  public Service applied(OrderedPackage ordered) {
    return new Service(
        id,
        desired,
        sequences,
        placement,
        host,
        halted,
        lastSeenEnd,
        Optional.of(ordered),
        shutFtp,
        reached);
  }

  /** The service with its FTP account shut, or open again. */
  public Service shutting(OptionalLong account) {
    return new Service(
        id, desired, sequences, placement, host, halted, lastSeenEnd, applied, account, reached);
  }

  public Service reached(long generation) {
    return new Service(
        id, desired, sequences, placement, host, halted, lastSeenEnd, applied, shutFtp, generation);
  }
}
