package org.bthost.provisioning.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one service's host agree with what is wanted: looks, cures one drift, looks again, until
 * nothing is left that it can cure. No success without a look after the last call.
 */
public final class OperationExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(OperationExecutor.class);

  private final Journal journal;
  private final PanelGateway gateway;
  private final HostComparison comparison;
  private final Placer placer;
  private final HostBuilder builder;
  private final Actions actions;
  private final Conclusion conclusion;
  private final FaultConclusion faults;
  private final Clock clock;
  private final Duration leaseLength;

  public OperationExecutor(
      Journal journal,
      PanelGateway gateway,
      Catalogue catalogue,
      ExecutorSettings settings,
      Clock clock) {
    this.journal = journal;
    this.gateway = gateway;
    this.comparison = new HostComparison(catalogue, clock);
    this.placer = new Placer(catalogue, gateway);
    this.builder =
        new HostBuilder(settings.installation(), settings.settleTime(), settings.passwords());
    this.actions = new Actions(settings.passwords());
    this.conclusion = new Conclusion(settings.backoff(), settings.mostAttempts());
    this.faults = new FaultConclusion(journal, settings.backoff(), settings.mostAttempts(), clock);
    this.clock = clock;
    this.leaseLength = settings.leaseLength();
  }

  /** Works on a service once. Never throws for what a panel does or another worker took over. */
  public void attempt(Lease lease) {
    WorkQueue queue = journal.queue();
    var attempt =
        new Attempt(
            journal,
            lease,
            clock,
            panel ->
                gateway.open(
                    panel,
                    () -> queue.extend(lease, leaseLength),
                    call -> journal.audit().append(lease, call)));
    try {
      conclude(attempt);
    } catch (LeaseLost lost) {
      LOG.warn("{}; whoever has it now goes on", lost.getMessage());
    }
  }

  /** A fault of the module's own is counted like any failure, or it would come back for ever. */
  private void conclude(Attempt attempt) {
    try {
      conclusion.write(attempt, pursue(attempt));
    } catch (LeaseLost lost) {
      throw lost;
    } catch (RuntimeException fault) {
      LOG.error("the attempt at service {} failed inside", attempt.lease().service(), fault);
      faults.write(attempt.lease(), fault);
    }
  }

  private Verdict pursue(Attempt attempt) {
    try {
      return cureAll(attempt);
    } catch (PanelTrouble trouble) {
      if (isDown(attempt) && waitsForPanel(trouble)) {
        return new Verdict.Parked(trouble.getMessage());
      }
      FailureClass failure = trouble.kind().failure();
      return failure == FailureClass.REFUSED
          ? new Verdict.Refused(trouble.getMessage())
          : new Verdict.Waiting(failure, trouble.getMessage());
    }
  }

  private boolean isDown(Attempt attempt) {
    return attempt
        .service()
        .placement()
        .filter(place -> gateway.availability(place.panel()) != Availability.WORKING)
        .isPresent();
  }

  /** Whether a panel's being down explains the trouble, so that it is not the operation's own. */
  private static boolean waitsForPanel(PanelTrouble trouble) {
    return switch (trouble.kind()) {
      case UNREACHABLE, SILENT, DENIED -> true;
      case EXPIRED, CRASHED, REFUSED, NOT_FOUND, BELOW_DOWN -> false;
    };
  }

  private Verdict cureAll(Attempt attempt) {
    while (true) {
      attempt.refresh();
      if (attempt.service().desired().isEmpty()) {
        return new Verdict.Seen(new ObservedState.Absent(), List.of());
      }
      if (attempt.service().placement().isEmpty()) {
        if (attempt.service().wanted().lifecycle() == Lifecycle.TERMINATED) {
          return new Verdict.Seen(new ObservedState.Absent(), List.of());
        }
        return placer.place(attempt, builder.userName(attempt.service().id()))
            ? new Verdict.Placed()
            : new Verdict.Held(
                "every panel is full: raise a capacity in the panels file, or add a panel, then"
                    + " retry");
      }
      if (attempt.asked().verbs().equals(Set.of(Verb.CLEAN_UP))) {
        return UserRemoval.remove(attempt);
      }
      Optional<Verdict> verdict = round(attempt);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
  }

  /** One look and at most one cure; empty = look again. */
  private Optional<Verdict> round(Attempt attempt) {
    Service service = attempt.service();
    boolean terminated = service.wanted().lifecycle() == Lifecycle.TERMINATED;
    if (service.host().isEmpty() && terminated) {
      Optional<Verdict> verdict = settleOpenBuild(attempt);
      if (verdict.isPresent() || attempt.service().host().isPresent()) {
        return verdict;
      }
    }
    Optional<Wanted> found = comparison.wanted(service, attempt.panel()::terms, attempt.asked());
    if (found.isEmpty()) {
      return Optional.of(
          new Verdict.Held(
              "product '"
                  + service.wanted().product()
                  + "' is not in the products file any more; put it back, then retry"));
    }
    Wanted wanted = found.get();
    ObservedState observed = Lookout.look(attempt);
    Optional<String> stranger = Lookout.stranger(attempt, observed);
    if (stranger.isPresent()) {
      return Optional.of(new Verdict.Held(stranger.get()));
    }
    List<Drift> drifts = new ArrayList<>(DriftDetector.compare(wanted, observed));
    drifts.addAll(Lookout.retireExtras(attempt));
    Optional<Step> step = next(attempt, drifts);
    if (step.isEmpty()) {
      return actions.carryOut(attempt, observed)
          ? Optional.empty()
          : Optional.of(new Verdict.Seen(observed, drifts, remark(wanted, observed)));
    }
    attempt.trying(step.get());
    return step.get() == Step.BUILD ? build(attempt, wanted) : cure(attempt, step.get(), wanted);
  }

  private static Optional<String> remark(Wanted wanted, ObservedState observed) {
    return observed instanceof ObservedState.Present present
        ? PackageDrift.remark(wanted, present.sight())
        : Optional.empty();
  }

  private static Optional<Step> next(Attempt attempt, List<Drift> drifts) {
    return drifts.stream()
        .map(Drift::cure)
        .filter(Cure.Act.class::isInstance)
        .flatMap(cure -> ((Cure.Act) cure).steps().stream())
        .filter(step -> !attempt.hasTried(step))
        .findFirst();
  }

  private Optional<Verdict> cure(Attempt attempt, Step step, Wanted wanted) {
    try {
      Cures.perform(attempt, step, wanted);
    } catch (PanelTrouble trouble) {
      boolean purged = step == Step.RECOVER && trouble.kind() == PanelTrouble.Kind.NOT_FOUND;
      if (purged && wanted.isAsked(Verb.RESTORE)) {
        return Optional.of(
            new Verdict.Seen(new ObservedState.Absent(), List.of(purged(attempt.service()))));
      }
      switch (trouble.kind()) {
        case CRASHED, REFUSED, NOT_FOUND -> attempt.note(step, trouble);
        case UNREACHABLE, DENIED, EXPIRED, BELOW_DOWN, SILENT -> throw trouble;
      }
    }
    return Optional.empty();
  }

  private static Drift purged(Service service) {
    return Drift.ofAll(
        DriftKind.MISSING,
        "the panel has deleted host "
            + service.host().orElseThrow().id()
            + " for good; create the service anew",
        new Cure.Refuse());
  }

  private Optional<Verdict> build(Attempt attempt, Wanted wanted) {
    Optional<String> impossible = PackageDrift.impossible(wanted);
    if (impossible.isPresent()) {
      return Optional.of(new Verdict.Refused(impossible.get()));
    }
    BuildReport report = builder.build(attempt, wanted.product(), wanted.endOnPanel());
    if (report instanceof BuildReport.Open open) {
      return Optional.of(waitForBuild(open.until()));
    }
    if (report instanceof BuildReport.NotBuilt notBuilt) {
      return Optional.of(new Verdict.Waiting(FailureClass.TRANSIENT, notBuilt.why()));
    }
    return Optional.empty();
  }

  /** A terminated service without a host may still get one, while a build of it is open. */
  private Optional<Verdict> settleOpenBuild(Attempt attempt) {
    Optional<IssuedName> open = HostBuilder.open(attempt);
    if (builder.adopt(attempt)) {
      return Optional.empty();
    }
    if (open.isPresent()) {
      Instant settles = open.get().settlesAt().orElseThrow();
      if (attempt.now().isBefore(settles)) {
        return Optional.of(waitForBuild(settles));
      }
      builder.burn(attempt, open.get(), "did not appear until " + settles);
    }
    return Optional.of(new Verdict.Seen(new ObservedState.Absent(), List.of()));
  }

  private static Verdict waitForBuild(Instant until) {
    return new Verdict.Waiting(
        FailureClass.OPEN_BUILD,
        "host_build was sent, and its end is not known: the host may appear until " + until);
  }
}
