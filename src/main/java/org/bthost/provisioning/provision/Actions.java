package org.bthost.provisioning.provision;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.journal.Ledger;

/**
 * Carries actions out, each once, on a host that was just seen to be the service's own.
 *
 * <p>That an action is sent is written down before; where no usable answer comes, or the module
 * dies, the panel is looked at, and what it does not show done is held for a person. It is never
 * sent again by itself, but where the panel certainly did nothing.
 */
final class Actions {
  private final Supplier<String> passwords;

  /**
   * @param passwords makes a password wherever none was given
   */
  Actions(Supplier<String> passwords) {
    this.passwords = passwords;
  }

  /** Brings one action to its end or to a person; false where none is open. */
  boolean carryOut(Attempt attempt, ObservedState observed) {
    Optional<Operation> action =
        attempt.operations().stream().filter(it -> it.verb().isAction()).findFirst();
    action.ifPresent(it -> carryOut(attempt, it, observed));
    return action.isPresent();
  }

  private void carryOut(Attempt attempt, Operation action, ObservedState observed) {
    if (observed instanceof ObservedState.Present present) {
      carryOut(attempt, action, present.sight());
    } else {
      fail(attempt, action, "the panel does not show the service's host just now");
    }
  }

  private void carryOut(Attempt attempt, Operation action, HostSight sight) {
    Errand errand = Errands.of(attempt, action, sight, passwords);
    if (attempt.inLease(ledger -> ledger.actions().sentAt(action.id())).isPresent()) {
      unconfirmed(attempt, action, errand, "its answer was lost");
      return;
    }
    Optional<String> refusal = errand.refusal();
    if (refusal.isPresent()) {
      fail(attempt, action, refusal.get());
    } else if (errand.sign() == Errand.Sign.DONE) {
      succeed(attempt, action, errand, "it was so already");
    } else {
      send(attempt, action, errand);
    }
  }

  private static void send(Attempt attempt, Operation action, Errand errand) {
    if (!attempt.inLease(ledger -> note(ledger, action))) {
      return;
    }
    try {
      errand.send();
    } catch (PanelTrouble trouble) {
      afterTrouble(attempt, action, errand, trouble);
      return;
    }
    if (errand.sign() == Errand.Sign.NOT_DONE) {
      hold(attempt, action, "the panel answered yes, but does not show it done");
    } else {
      succeed(attempt, action, errand, errand.remark());
    }
  }

  private static void afterTrouble(
      Attempt attempt, Operation action, Errand errand, PanelTrouble trouble) {
    String why = trouble.getMessage();
    switch (trouble.kind()) {
      case UNREACHABLE, DENIED, EXPIRED, BELOW_DOWN -> {
        attempt.inLease(
            ledger -> {
              ledger.actions().notSent(action.id());
              return action;
            });
        throw trouble;
      }
      case REFUSED, NOT_FOUND -> fail(attempt, action, why);
      case CRASHED -> {
        switch (errand.sign()) {
          case DONE -> succeed(attempt, action, errand, "the panel failed after it: " + why);
          case NOT_DONE -> fail(attempt, action, why + "; the panel shows that it is not done");
          case HIDDEN -> hold(attempt, action, why);
        }
      }
      case SILENT -> unconfirmed(attempt, action, errand, why);
    }
  }

  /** What was sent may have been done, and may be done yet. */
  private static void unconfirmed(Attempt attempt, Operation action, Errand errand, String why) {
    if (errand.sign() == Errand.Sign.DONE) {
      succeed(attempt, action, errand, "seen done, though " + why);
    } else {
      hold(attempt, action, why);
    }
  }

  private static void succeed(Attempt attempt, Operation action, Errand errand, String remark) {
    end(
        attempt,
        ledger -> {
          Service known = errand.remember(ledger, attempt.service());
          ledger.keepMemory(known);
          return action
              .counted()
              .at(
                  Status.SUCCEEDED,
                  action.generation(),
                  Optional.of(remark).filter(text -> !text.isEmpty()),
                  ledger.now());
        });
  }

  private static void fail(Attempt attempt, Operation action, String why) {
    end(
        attempt,
        ledger ->
            action
                .counted()
                .stopped(
                    Status.FAILED, FailureClass.REFUSED, Situation.refused(why), ledger.now()));
  }

  private static void hold(Attempt attempt, Operation action, String why) {
    String what =
        why
            + "; it may have been done, and is not sent again by itself: look at the panel, then"
            + " retry it to send it once more";
    end(
        attempt,
        ledger ->
            action
                .counted()
                .stopped(
                    Status.HELD,
                    FailureClass.UNCONFIRMED,
                    Situation.held(action.counted(), FailureClass.UNCONFIRMED, what, ""),
                    ledger.now()));
  }

  private static void end(Attempt attempt, Function<Ledger, Operation> ending) {
    Operation ended =
        attempt.inLease(
            ledger -> {
              Operation after = ending.apply(ledger);
              if (isWanted(ledger, after)) {
                ledger.change(after);
              }
              return after;
            });
    attempt.record(ended.verb().word(), ended.status().name(), ended.lastError().orElse(""));
    Conclusion.tell(ended);
  }

  /** A person may have cancelled it meanwhile. */
  private static boolean isWanted(Ledger ledger, Operation action) {
    return ledger.operation(action.id()).filter(now -> now.status() == Status.RUNNING).isPresent();
  }

  /** Notes that an action is about to be sent; false where it is not wanted any more. */
  private static boolean note(Ledger ledger, Operation action) {
    boolean wanted = isWanted(ledger, action);
    if (wanted) {
      ledger.actions().sending(action.id(), ledger.now());
    }
    return wanted;
  }
}
