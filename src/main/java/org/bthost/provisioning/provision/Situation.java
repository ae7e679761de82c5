package org.bthost.provisioning.provision;

import java.util.Optional;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Sighting;

/** What a person must know of an operation that has stopped, in a sentence. */
final class Situation {
  private static final int LONGEST_WHY = 450;

  private Situation() {}

  /**
   * Why an operation is held, and what helps.
   *
   * @param operation with the attempts that were counted
   * @param situation what {@link #of} tells; empty where it can't be told
   */
  static String held(Operation operation, FailureClass failure, String why, String situation) {
    int attempts = operation.attempts();
    return cut(why)
        + "; held after "
        + (attempts == 1 ? "1 attempt; " : attempts + " attempts; ")
        + (situation.isEmpty() ? "" : situation + "; ")
        + failure.remedy()
        + ", or cancel it, or mark it as done";
  }

  /** Why an operation waits, and what happens next. */
  static String waiting(FailureClass failure, String why) {
    return cut(why) + "; " + failure.next();
  }

  /** Why an operation failed for good, and what helps. */
  static String refused(String why) {
    return cut(why) + "; " + FailureClass.REFUSED.remedy();
  }

  private static String cut(String why) {
    return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY) + "…";
  }

  /** What is wanted of a service, and what was last seen of it. */
  static String of(Service service, Optional<Sighting> seen) {
    return service.desired().map(wish -> "billing wants " + wanted(wish) + "; ").orElse("")
        + seen.map(sighting -> seen(service, sighting)).orElse("its host was not seen yet");
  }

  private static String wanted(DesiredState wish) {
    if (wish.lifecycle() == Lifecycle.TERMINATED) {
      return "no host any more";
    }
    return "a "
        + (wish.serves()
            ? "running"
            : wish.lifecycle() == Lifecycle.ACTIVE ? "powered-off" : "suspended")
        + " host with product "
        + wish.product()
        + ", paid until "
        + wish.paidUntil();
  }

  private static String seen(Service service, Sighting seen) {
    return "last seen at "
        + seen.at()
        + ": "
        + service.host().map(host -> host(service, host)).orElse("")
        + seen.state()
        + seen.webServer().map(web -> ", web server " + word(web)).orElse("")
        + seen.endsOn().map(day -> ", ends on " + day).orElse("")
        + seen.limits().map(limits -> ", " + limits(limits)).orElse("");
  }

  private static String host(Service service, Binding host) {
    return "host "
        + host.id()
        + " ("
        + host.name()
        + service.placement().map(place -> " on panel " + place.panel()).orElse("")
        + ") ";
  }

  private static String word(WebServer web) {
    return switch (web) {
      case UP -> "up";
      case DOWN -> "down";
      case UNSEEN -> "not seen";
    };
  }

  /** 0 = no limit. */
  private static String limits(Limits limits) {
    return "limits: site "
        + limits.siteMb()
        + " MB, database "
        + limits.databaseMb()
        + " MB, traffic "
        + limits.flowMb()
        + " MB, domains "
        + limits.domains();
  }
}
