package org.bthost.provisioning.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Ledger;

/** One attempt at one service under one lease: what is known of it, and what it has tried. */
final class Attempt {
  private final Journal journal;
  private final Lease lease;
  private final Clock clock;
  private final Function<PanelId, PanelSession> panels;
  private final Set<Step> tried = EnumSet.noneOf(Step.class);
  private final List<String> notes = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final Map<PanelId, PanelSession> sessions = new HashMap<>();
  private Service service;
  private List<Operation> operations = List.of();
  private List<IssuedName> names = List.of();
  private Optional<OrderedPackage> given = Optional.empty();
  private Instant now = Instant.MIN;
  private long workedOn;

  Attempt(Journal journal, Lease lease, Clock clock, Function<PanelId, PanelSession> panels) {
    this.journal = journal;
    this.lease = lease;
    this.clock = clock;
    this.panels = panels;
    this.service = Service.unborn(lease.service());
  }

  Lease lease() {
    return lease;
  }

  Service service() {
    return service;
  }

  List<Operation> operations() {
    return operations;
  }

  /** The database's time when the service was last held: what is kept goes by no node's clock. */
  Instant now() {
    return now;
  }

  /**
   * Reads what is wanted now. Events may have come since the last look; their operations are
   * counted as worked on from here.
   */
  void refresh() {
    inLease(
        ledger -> {
          service = Submissions.wakeWaiting(ledger, service);
          names = ledger.names(service.id());
          workedOn = service.desired().map(DesiredState::generation).orElse(0L);
          operations =
              ledger.openOperations(service.id()).stream()
                  .filter(it -> it.generation() > 0 && it.status() != Status.HELD)
                  .map(it -> run(ledger, it))
                  .toList();
          return service;
        });
  }

  /** The generation of the wishes that were last read. */
  long workedOn() {
    return workedOn;
  }

  private static Operation run(Ledger ledger, Operation operation) {
    if (operation.status() == Status.RUNNING) {
      return operation;
    }
    Operation running = operation.running(ledger.now());
    ledger.change(running);
    return running;
  }

  /** What is asked for; a measuring only until it was tried. */
  Asked asked() {
    boolean measured = hasTried(Step.MEASURE);
    Set<Verb> verbs =
        operations.stream()
            .map(Operation::verb)
            .filter(verb -> verb != Verb.MEASURE || !measured)
            .collect(Collectors.toUnmodifiableSet());
    boolean forced =
        operations.stream().anyMatch(it -> it.intent().details().containsKey(Detail.FORCE));
    return new Asked(verbs, forced, measured, given);
  }

  /** The panel has said yes to this package. */
  void gave(OrderedPackage ordered) {
    given = Optional.of(ordered);
  }

  /** The panel that the service lives on; only to be asked once it was placed. */
  PanelSession panel() {
    return sessions.computeIfAbsent(service.placement().orElseThrow().panel(), panels);
  }

  /** Works on the service's rows while the lease stands. */
  <T> T inLease(Function<Ledger, T> work) {
    return journal.write(
        ledger -> {
          service = ledger.hold(lease);
          now = ledger.now();
          return work.apply(ledger);
        });
  }

  /** Changes what is remembered of the service, durably, while the lease stands. */
  void remember(Function<Service, Service> change) {
    inLease(
        ledger -> {
          service = change.apply(service);
          ledger.keepMemory(service);
          return service;
        });
  }

  /** Every name that was issued for the service, of older incarnations too. */
  List<IssuedName> names() {
    return names;
  }

  void add(IssuedName name) {
    names =
        inLease(
            ledger -> {
              ledger.add(service.id(), name);
              return ledger.names(service.id());
            });
  }

  void change(IssuedName name) {
    names =
        inLease(
            ledger -> {
              ledger.change(name);
              return ledger.names(service.id());
            });
  }

  /**
   * Remembers that a build is sent under a name now.
   *
   * @return when it may be given up
   */
  Instant open(IssuedName name, Duration settleTime) {
    return inLease(
        ledger -> {
          Instant settles = ledger.now().plus(settleTime);
          ledger.change(name.in(IssuedName.State.OPEN, Optional.of(settles)));
          names = ledger.names(service.id());
          return settles;
        });
  }

  void burn(IssuedName name, String why) {
    names =
        inLease(
            ledger -> {
              ledger.burntNames().burn(name, why, ledger.now());
              return ledger.names(service.id());
            });
  }

  boolean hasTried(Step step) {
    return tried.contains(step);
  }

  void trying(Step step) {
    tried.add(step);
  }

  /** Keeps a finding for the operation's text. */
  void note(String finding) {
    notes.add(finding);
  }

  void note(Step step, PanelTrouble trouble) {
    notes.add(step + ": " + trouble.getMessage());
  }

  String notes() {
    return String.join("; ", notes);
  }

  /** Tells a person of something: in the operation's text and the audit trail; once an attempt. */
  boolean tell(String event, String about, String message) {
    boolean news = told.add(event + about);
    if (news) {
      note(message);
      record(event, about, message);
    }
    return news;
  }

  /** Writes an event of the attempt itself into the audit trail. */
  void record(String event, String outcome, String message) {
    Instant at = clock.instant();
    journal
        .audit()
        .append(lease, new CallRecord(at, event, false, 0, Duration.ZERO, outcome, message));
  }
}
