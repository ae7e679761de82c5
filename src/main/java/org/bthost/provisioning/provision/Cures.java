package org.bthost.provisioning.provision;

import java.time.LocalDate;
import org.bthost.provisioning.domain.Halt;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.PanelSession;

/** Carries a step out at the panel, and remembers it before where a crash could hide it. */
final class Cures {
  private Cures() {}

  static void perform(Attempt attempt, Step step, Wanted wanted) {
    HostId host = attempt.service().host().orElseThrow().id();
    PanelSession panel = attempt.panel();
    switch (step) {
      case RECOVER -> panel.recover(host);
      case END_DATE -> {
        expectEnd(attempt, wanted.endOnPanel());
        panel.endOn(host, wanted.endOnPanel());
      }
      case CHANGE_PACKAGE -> panel.changePackage(host, wanted.product().pack());
      case MEASURE -> panel.measure(host);
      case START -> panel.start(host);
      case STOP -> {
        halt(attempt, Halt.STOPPED);
        panel.stop(host);
      }
      case LOCK -> {
        halt(attempt, Halt.LOCKED);
        panel.lock(host);
      }
      case STOP_AND_START -> {
        halt(attempt, Halt.STOPPED);
        panel.stop(host);
        panel.start(host);
      }
      case START_AND_STOP -> {
        halt(attempt, Halt.STOPPED);
        panel.start(host);
        panel.stop(host);
      }
      case START_AND_LOCK -> {
        halt(attempt, Halt.LOCKED);
        panel.start(host);
        panel.lock(host);
      }
      case RECYCLE -> panel.recycle(host);
      case BUILD -> throw new IllegalStateException("a build has its own protocol: a bug");
    }
  }

  /** Until it is seen which of the two the panel has, the nearer day is the one to reckon with. */
  private static void expectEnd(Attempt attempt, LocalDate day) {
    boolean nearer = attempt.service().lastSeenEnd().filter(day::isBefore).isPresent();
    if (nearer) {
      attempt.remember(service -> service.seenEnding(day));
    }
  }

  private static void halt(Attempt attempt, Halt how) {
    if (attempt.service().halted() != how) {
      attempt.remember(service -> service.halted(how));
    }
  }
}
