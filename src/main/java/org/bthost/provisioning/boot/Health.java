package org.bthost.provisioning.boot;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.PanelCondition;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.jobs.JobClock;
import org.bthost.provisioning.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the module can take events in and work on them. A panel that is down does not count.
 *
 * @param templateFaults what is wrong with the operator's own templates of letters
 */
record Health(
    Journal journal,
    PanelGateway gateway,
    JobClock jobs,
    Supplier<List<String>> templateFaults,
    Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final Duration LARGEST_DIFFERENCE = Duration.ofSeconds(10);

  /** One thing that was checked. */
  record Check(String name, String status, String detail, List<String> warnings) {}

  /** Everything that was checked; UP where every one that counts is. */
  record Report(String status, List<Check> checks) {}

  Report report() {
    var checks = new ArrayList<Check>();
    Check database = database();
    checks.add(database);
    checks.add(new Check("jobs", "UP", jobs.fired() + " runs", List.of()));
    checks.add(letters());
    gateway.conditions().forEach(panel -> checks.add(panel(panel)));
    return new Report(database.status(), checks);
  }

  private Check database() {
    try {
      Duration ahead = Duration.between(journal.now(), clock.instant());
      return new Check("database", "UP", "answers", clockFault(ahead));
    } catch (RuntimeException e) {
      LOG.error("the database does not answer", e);
      return new Check("database", "DOWN", "does not answer; see the log", List.of());
    }
  }

  /** Leases go by the database's clock; days, signed webhooks and Quartz go by this machine's. */
  private static List<String> clockFault(Duration ahead) {
    if (ahead.abs().compareTo(LARGEST_DIFFERENCE) <= 0) {
      return List.of();
    }
    return List.of(
        "this machine's clock is %d s %s the database's; set both by NTP"
            .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
  }

  /** Letters are written in any case, by the archive's templates where the operator's fail. */
  private Check letters() {
    List<String> faults = templateFaults.get();
    return new Check(
        "letters", "UP", faults.size() + " templates of one's own can't be used", faults);
  }

  private static Check panel(PanelCondition panel) {
    String status =
        switch (panel.availability()) {
          case WORKING -> panel.state().equals("answers") ? "UP" : "UNKNOWN";
          case ON_TRIAL -> "UNKNOWN";
          case DOWN -> "DOWN";
        };
    return new Check("panel " + panel.panel(), status, panel.state(), panel.warnings());
  }
}
