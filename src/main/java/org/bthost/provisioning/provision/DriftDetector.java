package org.bthost.provisioning.provision;

import java.util.ArrayList;
import java.util.List;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Field;
import org.bthost.provisioning.domain.Halt;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.HostSight.Row;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Verb;

/**
 * Compares what is wanted with what was seen. The drifts come in the order in which they are to be
 * cured: a suspension before anything else, a start only after the end date lies in the future.
 */
final class DriftDetector {
  private DriftDetector() {}

  static List<Drift> compare(Wanted wanted, ObservedState observed) {
    if (observed instanceof ObservedState.Present present) {
      return comparePresent(wanted, present.sight());
    }
    return compareAbsent(wanted);
  }

  private static List<Drift> compareAbsent(Wanted wanted) {
    Service service = wanted.service();
    if (wanted.wish().lifecycle() == Lifecycle.TERMINATED) {
      return List.of();
    }
    if (service.host().isEmpty()) {
      return List.of(
          Drift.ofAll(DriftKind.MISSING, "no host was built yet", new Cure.Act(Step.BUILD)));
    }
    String host = "host " + service.host().get().id() + " (" + service.host().get().name() + ")";
    if (wanted.isAsked(Verb.RESTORE)) {
      return List.of(
          Drift.ofAll(
              DriftKind.RECYCLED, host + " is in the recycle bin", new Cure.Act(Step.RECOVER)));
    }
    boolean ranOut = service.lastSeenEnd().filter(end -> !end.isAfter(wanted.today())).isPresent();
    return List.of(
        ranOut
            ? Drift.ofAll(
                DriftKind.RECYCLED,
                host + " is gone from the panel since its end date passed",
                new Cure.Act(Step.RECOVER))
            : Drift.ofAll(
                DriftKind.MISSING,
                host
                    + " is gone from the panel although its end date had not passed: someone"
                    + " recycled or removed it. It is not rebuilt by itself; take it out of the"
                    + " panel's recycle bin and retry, or terminate the service and create it anew",
                new Cure.Hold()));
  }

  private static List<Drift> comparePresent(Wanted wanted, HostSight sight) {
    var drifts = new ArrayList<Drift>();
    switch (wanted.wish().lifecycle()) {
      case TERMINATED -> drifts.add(terminated(sight));
      case SUSPENDED -> {
        down(sight, wanted.product().lock(), "suspended", drifts);
        endDate(wanted, sight, drifts);
        PackageDrift.compare(wanted, sight, drifts);
      }
      case ACTIVE -> {
        if (!wanted.wish().powered()) {
          poweredOff(wanted, sight, drifts);
        }
        endDate(wanted, sight, drifts);
        PackageDrift.compare(wanted, sight, drifts);
        if (wanted.wish().powered()) {
          active(wanted, sight, drifts);
        }
      }
    }
    return drifts;
  }

  private static Drift lifecycle(DriftKind kind, String what, Step... cure) {
    return Drift.of(kind, Field.LIFECYCLE, what, new Cure.Act(cure));
  }

  private static Drift unseen() {
    return Drift.unknown("the panel can't tell whether the web server serves", new Cure.Wait());
  }

  private static Drift unmeasured(String what) {
    return Drift.unknown(what, new Cure.Act(Step.MEASURE));
  }

  private static Drift terminated(HostSight sight) {
    return switch (sight.webServer()) {
      case UP ->
          lifecycle(
              DriftKind.STILL_RUNNING,
              "the web server still serves a terminated host",
              sight.row() == Row.STOPPED ? Step.START_AND_STOP : Step.STOP);
      case DOWN ->
          lifecycle(DriftKind.STILL_RUNNING, "a terminated host is not recycled yet", Step.RECYCLE);
      case UNSEEN -> unseen();
    };
  }

  /** Down is enough; but our lock was for a suspension, and would keep the customer out. */
  private static void poweredOff(Wanted wanted, HostSight sight, List<Drift> drifts) {
    if (sight.row() == Row.LOCKED
        && sight.webServer() == WebServer.DOWN
        && wanted.service().halted().kind() == Halt.Kind.LOCKED) {
      drifts.add(
          lifecycle(
              DriftKind.STILL_RUNNING, "a host that is powered off is still locked", Step.STOP));
    } else {
      down(sight, false, "powered-off", drifts);
    }
  }

  private static void down(HostSight sight, boolean lock, String state, List<Drift> drifts) {
    Row resting = lock ? Row.LOCKED : Row.STOPPED;
    if (sight.webServer() == WebServer.UNSEEN) {
      drifts.add(unseen());
    } else if (sight.webServer() == WebServer.UP) {
      Step halt = lock ? Step.LOCK : Step.STOP;
      Step again = lock ? Step.START_AND_LOCK : Step.START_AND_STOP;
      String what = "the web server still serves a " + state + " host";
      drifts.add(
          sight.row() == resting
              ? lifecycle(DriftKind.STILL_RUNNING, what, Step.SYNC, again)
              : lifecycle(DriftKind.STILL_RUNNING, what, halt));
    } else if (sight.row() == Row.NORMAL || (lock && sight.row() == Row.STOPPED)) {
      drifts.add(
          lifecycle(
              DriftKind.STILL_RUNNING,
              "the panel's row of a " + state + " host says " + say(sight.row()),
              lock ? Step.LOCK : Step.STOP));
    }
  }

  private static void endDate(Wanted wanted, HostSight sight, List<Drift> drifts) {
    if (!wanted.fits(sight.endsOn())) {
      drifts.add(
          Drift.of(
              DriftKind.WRONG_END_DATE,
              Field.END_DATE,
              "the host ends on " + sight.endsOn() + " instead of " + wanted.endOnPanel(),
              new Cure.Act(Step.END_DATE)));
    }
  }

  private static void active(Wanted wanted, HostSight sight, List<Drift> drifts) {
    switch (sight.row()) {
      case NORMAL -> running(wanted, sight, drifts);
      case STOPPED -> drifts.add(stopped(wanted, sight));
      case LOCKED -> drifts.add(locked(wanted, sight));
      case EXPIRED -> drifts.add(start(wanted, sight, "the panel has let the host expire"));
      case OVER_QUOTA -> drifts.add(overQuota(sight));
      case FAULTY ->
          drifts.add(
              Drift.of(
                  DriftKind.FAULTY,
                  Field.LIFECYCLE,
                  "the panel's row says that the host is in error; see the panel, then retry",
                  new Cure.Hold()));
    }
  }

  private static void running(Wanted wanted, HostSight sight, List<Drift> drifts) {
    if (sight.webServer() == WebServer.UNSEEN) {
      drifts.add(unseen());
      return;
    }
    if (sight.webServer() == WebServer.DOWN) {
      drifts.add(
          lifecycle(
              DriftKind.NOT_RUNNING,
              "the web server does not serve an active host",
              Step.SYNC,
              Step.STOP_AND_START));
      return;
    }
    PackageDrift.built(wanted, sight, drifts);
    if (!sight.measured()) {
      drifts.add(unmeasured("the panel never measured the host"));
    } else if (wanted.isAsked(Verb.MEASURE)) {
      drifts.add(unmeasured("the panel has not measured the host for long"));
    }
  }

  /**
   * A start before the end date lies in the future would only let the panel's cron take it down.
   */
  private static Drift start(Wanted wanted, HostSight sight, String what) {
    return sight.endsOn().isAfter(wanted.today())
        ? lifecycle(DriftKind.NOT_RUNNING, what, Step.START)
        : Drift.of(
            DriftKind.NOT_RUNNING,
            Field.LIFECYCLE,
            what + ", and its end date " + sight.endsOn() + " is not cured yet",
            new Cure.Wait());
  }

  private static Drift stopped(Wanted wanted, HostSight sight) {
    boolean ours =
        wanted.service().halted().kind() != Halt.Kind.NONE
            || wanted.isAsked(Verb.UNSUSPEND)
            || wanted.isAsked(Verb.RESTORE)
            || wanted.isAsked(Verb.POWER_ON)
            || wanted.isAsked(Verb.CREATE);
    return ours
        ? start(wanted, sight, "the host is stopped")
        : Drift.of(
            DriftKind.NOT_RUNNING,
            Field.LIFECYCLE,
            "the host was stopped by its customer or an administrator",
            new Cure.Tell());
  }

  private static Drift locked(Wanted wanted, HostSight sight) {
    return wanted.service().halted().kind() == Halt.Kind.LOCKED
        ? start(wanted, sight, "the host is locked")
        : Drift.of(
            DriftKind.LOCKED_BY_OTHERS,
            Field.LIFECYCLE,
            "the host was locked at the panel, not by this module; unlock it there, then retry",
            new Cure.Hold());
  }

  private static Drift overQuota(HostSight sight) {
    if (sight.webServer() == WebServer.UNSEEN) {
      return unseen();
    }
    String excess = PackageDrift.excess(sight.usage(), sight.limits());
    return excess.isEmpty()
        ? lifecycle(
            DriftKind.OVER_QUOTA,
            "the panel has the host as over quota, but it is not any more",
            Step.MEASURE)
        : Drift.of(
            DriftKind.OVER_QUOTA,
            Field.LIFECYCLE,
            "the host is over its quota: " + excess + "; a larger package or less use lets it run",
            new Cure.Hold());
  }

  /** The state of a host in a word or two, for people. */
  static String say(Row row) {
    return switch (row) {
      case NORMAL -> "running";
      case STOPPED -> "stopped";
      case LOCKED -> "locked";
      case EXPIRED -> "expired";
      case OVER_QUOTA -> "over quota";
      case FAULTY -> "faulty";
    };
  }
}
