package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Field;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.Throttle;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.Verb;

/** Compares a host with its package, field by field. */
final class PackageDrift {
  /** How old a measurement may be that a smaller package is judged by. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private PackageDrift() {}

  static void compare(Wanted wanted, HostSight sight, List<Drift> drifts) {
    Optional<String> impossible = impossible(wanted);
    if (impossible.isPresent()) {
      drifts.add(drift(impossible.get(), new Cure.Hold()));
      return;
    }
    boolean asked = wanted.isAsked(Verb.CHANGE_PACKAGE);
    String stuck = stuck(wanted, sight);
    if (!stuck.isEmpty()) {
      drifts.add(drift(stuck, asked ? new Cure.Refuse() : new Cure.Tell()));
    }
    String differences = differences(wanted, sight);
    if (!differences.isEmpty() && !(asked && !stuck.isEmpty())) {
      drifts.add(asked ? ordered(wanted, sight, differences) : found(wanted, sight, differences));
    }
  }

  private static Drift drift(String what, Cure cure) {
    return Drift.of(DriftKind.WRONG_LIMITS, Field.PACKAGE, what, cure);
  }

  /** Why no host can have the package as it stands in the configuration. */
  static Optional<String> impossible(Wanted wanted) {
    if (wanted.terms().isEmpty()) {
      return Optional.of(
          "the panel does not offer the package of product '"
              + wanted.product().id()
              + "'; correct its panelPlan in the products file, or make the plan at the panel");
    }
    return wanted.wish().options().hasThrottle() && wanted.throttle().isHalf()
        ? Optional.of(
            "the panel takes connections and rate only together, and of these the order and product '"
                + wanted.product().id()
                + "' have but one; order the package anew with both")
        : Optional.empty();
  }

  /** What the panel can't switch off: host_edit ignores a 0 (panel behaviour, section 3). */
  private static String stuck(Wanted wanted, HostSight sight) {
    if (!(wanted.product().pack() instanceof HostPackage.CustomLimits custom)) {
      return "";
    }
    var found = new ArrayList<String>();
    if (sight.audit() && custom.rules().audit().filter(on -> !on).isPresent()) {
      found.add(
          "bound domains wait for an audit, and the panel's host_edit ignores what would end that:"
              + " end it at the panel, or by a product with a panel plan without audit");
    }
    if (sight.subDirectories() && custom.rules().subDirectories().filter(on -> !on).isPresent()) {
      found.add(
          "domains may show single folders (sub_bind), and the panel's host_edit ignores what would"
              + " end that: end it at the panel");
    }
    return String.join("; ", found);
  }

  /** Nobody has asked for it: the host, or the product, is not as it was. */
  private static Drift found(Wanted wanted, HostSight sight, String differences) {
    String excess = excess(sight.usage(), wanted.limits());
    if (!excess.isEmpty()) {
      return drift(differences + "; not cured, as the host uses " + excess, new Cure.Tell());
    }
    return unthrottles(wanted, sight)
        ? unthrottling(differences)
        : drift(differences, new Cure.Act(Step.CHANGE_PACKAGE));
  }

  /** Another package was ordered, and is judged by what the host uses, unless that is forced. */
  private static Drift ordered(Wanted wanted, HostSight sight, String differences) {
    boolean judged = !wanted.asked().forced() && isSmaller(wanted.limits(), sight.limits());
    boolean old = judged && !isFresh(wanted, sight);
    boolean measures = old && canMeasure(wanted, sight) && !wanted.asked().measured();
    String excess = judged && !measures ? excess(sight.usage(), wanted.limits()) : "";
    if (!excess.isEmpty()) {
      return drift(
          "the host uses more than product "
              + wanted.product().id()
              + " allows: "
              + excess
              + (old ? " (" + age(sight) + ")" : "")
              + "; it keeps the package it has. Order it with force to have it nevertheless",
          new Cure.Refuse());
    }
    if (unthrottles(wanted, sight)) {
      return unthrottling(differences);
    }
    return measures
        ? drift(differences + "; first its use is measured", new Cure.Act(Step.MEASURE))
        : drift(told(wanted, differences), new Cure.Act(Step.CHANGE_PACKAGE));
  }

  private static String told(Wanted wanted, String differences) {
    return isGiven(wanted)
        ? "the panel has said yes, but did not apply all: " + differences
        : differences;
  }

  private static boolean isFresh(Wanted wanted, HostSight sight) {
    return sight.measuredAt().filter(wanted.now().minus(FRESH)::isBefore).isPresent();
  }

  /** The measuring call can undo a suspension, and reads zeros of a web server that is down. */
  private static boolean canMeasure(Wanted wanted, HostSight sight) {
    return wanted.wish().lifecycle() == Lifecycle.ACTIVE
        && sight.row() == HostSight.Row.NORMAL
        && sight.webServer() == HostSight.WebServer.UP;
  }

  private static boolean isSmaller(Limits wanted, Limits shown) {
    return isSmaller(wanted.siteMb(), shown.siteMb())
        || isSmaller(wanted.databaseMb(), shown.databaseMb())
        || isSmaller(wanted.flowMb(), shown.flowMb());
  }

  private static boolean isSmaller(int wanted, int shown) {
    return wanted > 0 && (shown == 0 || wanted < shown);
  }

  private static String age(HostSight sight) {
    return sight
        .measuredAt()
        .map(at -> "as the panel measured it at " + at)
        .orElse("the panel never measured it");
  }

  /** Whatever the order has of its own: the change of plan comes before that. */
  private static boolean unthrottles(Wanted wanted, HostSight sight) {
    return wanted.product().pack() instanceof HostPackage.PanelPlan
        && sight.throttle().connections() > 0
        && wanted.terms().filter(terms -> terms.throttle().connections() == 0).isPresent();
  }

  private static Drift unthrottling(String differences) {
    return drift(
        differences
            + "; the panel can't change a plan with a connection limit to one without (it crashes,"
            + " and changes nothing), whatever the order has of its own: give the panel's plan a"
            + " limit, then retry",
        new Cure.Hold());
  }

  private static String differences(Wanted wanted, HostSight sight) {
    Limits want = wanted.limits();
    Limits have = sight.limits();
    var found = new ArrayList<String>();
    differ(found, "site MB", have.siteMb(), want.siteMb());
    differ(found, "database MB", have.databaseMb(), want.databaseMb());
    differ(found, "traffic MB", have.flowMb(), want.flowMb());
    differ(found, "domains", have.domains(), want.domains());
    differ(found, "site backups", have.webBackups(), want.webBackups());
    differ(found, "database backups", have.databaseBackups(), want.databaseBackups());
    rules(wanted, sight, found);
    if (showsThrottle(wanted)) {
      Throttle shown = sight.throttle();
      Throttle limit = wanted.terms().orElseThrow().throttle();
      differ(found, "connections", shown.connections(), limit.connections());
      differ(found, "KB/s", shown.kilobytesPerSecond(), limit.kilobytesPerSecond());
    }
    if (found.isEmpty() && isYetToBeGiven(wanted)) {
      found.add("the host was not given " + wanted.wish().ordered() + " yet");
    }
    return String.join(", ", found);
  }

  private static void rules(Wanted wanted, HostSight sight, List<String> found) {
    PackageTerms terms = wanted.terms().orElseThrow();
    boolean plan = wanted.product().pack() instanceof HostPackage.PanelPlan;
    terms
        .rules()
        .audit()
        .filter(on -> on != sight.audit() && (on || plan))
        .ifPresent(on -> found.add("audit of domains " + say(!on) + " instead of " + say(on)));
    terms
        .rules()
        .subDirectories()
        .filter(on -> on && !sight.subDirectories())
        .ifPresent(on -> found.add("domains of sub-directories off instead of on"));
  }

  private static String say(boolean on) {
    return on ? "on" : "off";
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
            .applied()
            .filter(applied -> !applied.product().equals(wanted.product().id()))
            .isPresent();
  }

  /**
   * Whether the panel has yet to be given the package although its row shows no difference: two
   * packages may differ in their throttles alone. What an order has of the throttle is not in the
   * build of a panel's plan.
   */
  private static boolean isYetToBeGiven(Wanted wanted) {
    OrderedPackage ordered = wanted.wish().ordered();
    boolean unknown =
        wanted.isAsked(Verb.CHANGE_PACKAGE)
            || (wanted.product().pack() instanceof HostPackage.PanelPlan
                && ordered.options().hasThrottle());
    return !isGiven(wanted)
        && wanted.service().applied().map(applied -> !applied.equals(ordered)).orElse(unknown);
  }

  private static boolean isGiven(Wanted wanted) {
    return wanted.asked().given().filter(wanted.wish().ordered()::equals).isPresent();
  }

  private static void differ(List<String> found, String name, int have, int want) {
    if (have != want) {
      found.add(name + " " + have + " instead of " + want);
    }
  }

  /** What is to be told of a package that the host has: what can't be seen, or will come of it. */
  static Optional<String> remark(Wanted wanted, HostSight sight) {
    var told = new ArrayList<String>();
    boolean asked = wanted.isAsked(Verb.CHANGE_PACKAGE);
    if (wanted.terms().isEmpty() || !(asked || wanted.isAsked(Verb.CREATE))) {
      return Optional.empty();
    }
    Throttle throttle = wanted.throttle();
    boolean ofPlan =
        wanted.product().pack() instanceof HostPackage.PanelPlan plan
            && !plan.options().hasThrottle();
    if (throttle.isSet() && !ofPlan) {
      told.add(
          "connections "
              + throttle.connections()
              + " and rate "
              + throttle.kilobytesPerSecond()
              + " KB/s were set, and are not shown by the panel");
    }
    String excess = excess(sight.usage(), wanted.limits());
    if (asked && !excess.isEmpty()) {
      told.add("the host uses more than it now may: " + excess + "; the panel will stop it");
    }
    if (asked && !isFresh(wanted, sight) && !canMeasure(wanted, sight)) {
      told.add("its use could not be measured anew: " + age(sight));
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", told));
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
