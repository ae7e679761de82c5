package org.bthost.provisioning.provision;

import java.util.ArrayList;
import java.util.List;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Field;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.Throttle;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.Verb;

/** Compares a host with its package, field by field. */
final class PackageDrift {
  private PackageDrift() {}

  static void compare(Wanted wanted, HostSight sight, List<Drift> drifts) {
    if (wanted.terms().isEmpty()) {
      drifts.add(drift(unknownPackage(wanted), new Cure.Hold()));
      return;
    }
    PackageTerms terms = wanted.terms().get();
    String differences = differences(wanted, terms, sight);
    if (differences.isEmpty()) {
      return;
    }
    String excess = excess(sight.usage(), terms.limits());
    boolean asked = wanted.isAsked(Verb.CHANGE_PACKAGE);
    if (!excess.isEmpty()) {
      drifts.add(
          asked
              ? drift(
                  "the host uses more than product "
                      + wanted.product().id()
                      + " allows: "
                      + excess
                      + "; it keeps the product it has",
                  new Cure.Refuse())
              : drift(differences + "; not cured, as the host uses " + excess, new Cure.Tell()));
    } else if (unthrottles(wanted, terms, sight)) {
      drifts.add(
          drift(
              differences
                  + "; the panel can't change a plan with a connection limit to one without"
                  + " (it crashes, and changes nothing): give the panel's plan a limit, then retry",
              new Cure.Hold()));
    } else {
      drifts.add(drift(differences, new Cure.Act(Step.CHANGE_PACKAGE)));
    }
  }

  private static Drift drift(String what, Cure cure) {
    return Drift.of(DriftKind.WRONG_LIMITS, Field.PACKAGE, what, cure);
  }

  static String unknownPackage(Wanted wanted) {
    return "the panel does not offer the package of product '"
        + wanted.product().id()
        + "'; correct its panelPlan in the products file, or make the plan at the panel";
  }

  private static boolean unthrottles(Wanted wanted, PackageTerms terms, HostSight sight) {
    return wanted.product().pack() instanceof HostPackage.PanelPlan
        && sight.throttle().connections() > 0
        && terms.throttle().connections() == 0;
  }

  private static String differences(Wanted wanted, PackageTerms terms, HostSight sight) {
    Limits want = terms.limits();
    Limits have = sight.limits();
    var found = new ArrayList<String>();
    differ(found, "site MB", have.siteMb(), want.siteMb());
    differ(found, "database MB", have.databaseMb(), want.databaseMb());
    differ(found, "traffic MB", have.flowMb(), want.flowMb());
    differ(found, "domains", have.domains(), want.domains());
    differ(found, "site backups", have.webBackups(), want.webBackups());
    differ(found, "database backups", have.databaseBackups(), want.databaseBackups());
    if (showsThrottle(wanted)) {
      Throttle shown = sight.throttle();
      Throttle limit = terms.throttle();
      differ(found, "connections", shown.connections(), limit.connections());
      differ(found, "KB/s", shown.kilobytesPerSecond(), limit.kilobytesPerSecond());
    }
    return String.join(", ", found);
  }

  /**
   * The row shows the throttle only after a change to one of the panel's plans: a build does not
   * write it, nor does a limit set by hand (panel behaviour, sections 3 and 4).
   */
  private static boolean showsThrottle(Wanted wanted) {
    return wanted.isAsked(Verb.CHANGE_PACKAGE)
        && wanted.product().pack() instanceof HostPackage.PanelPlan
        && wanted
            .service()
            .appliedProduct()
            .filter(applied -> !applied.equals(wanted.product().id()))
            .isPresent();
  }

  private static void differ(List<String> found, String name, int have, int want) {
    if (have != want) {
      found.add(name + " " + have + " instead of " + want);
    }
  }

  /** What goes beyond the limits, with the numbers; empty where all fits. */
  static String excess(Usage usage, Limits limits) {
    var found = new ArrayList<String>();
    exceed(found, "site", usage.siteMb(), limits.siteMb());
    exceed(found, "database", usage.databaseMb(), limits.databaseMb());
    exceed(found, "traffic", usage.flowMb(), limits.flowMb());
    return String.join(", ", found);
  }

  private static void exceed(List<String> found, String name, int used, int limit) {
    if (limit > 0 && used > limit) {
      found.add(name + " " + used + " MB of " + limit + " MB");
    }
  }

  /** What a build that claimed success may have left out (panel behaviour, section 4). */
  static void built(Wanted wanted, HostSight sight, List<Drift> drifts) {
    var missing = new ArrayList<String>();
    if (wanted.terms().filter(PackageTerms::database).isPresent() && !sight.database()) {
      missing.add("database");
    }
    if (wanted.terms().filter(PackageTerms::ftp).isPresent()
        && !sight.ftp()
        && wanted.service().shutFtp().isEmpty()) {
      missing.add("FTP account");
    }
    if (!missing.isEmpty()) {
      drifts.add(
          Drift.unknown(
              "the host has no "
                  + String.join(" and no ", missing)
                  + ", which its package has; the panel's API can't add it: add it at the panel,"
                  + " then retry",
              wanted.isAsked(Verb.CREATE) ? new Cure.Hold() : new Cure.Tell()));
    }
  }
}
