package org.bthost.provisioning.provision;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Verb;

/**
 * How an intent changes what is wanted of a service. Numbers are compared with numbers; where they
 * say nothing (one has none, or both are equal), the order of arrival counts.
 *
 * <p>Create and terminate decide whether the service lives, and are stale only against each other:
 * a termination that comes late still ends a service that was suspended meanwhile. The other verbs
 * are stale against these two and against the verbs of their own field.
 */
final class Wishes {
  private static final Set<Verb> OF_LIFE = Set.of(Verb.CREATE, Verb.TERMINATE);
  private static final Set<Verb> ALL = Set.of(Verb.values());

  private Wishes() {}

  /**
   * @param createWaits whether a create of this service has come, but could not be taken in yet
   */
  static Decision decide(Service service, Intent intent, boolean createWaits) {
    if (isStale(service, intent)) {
      return new Decision.Unchanged(
          Status.SUPERSEDED, "an event with a higher sequence number was taken in before");
    }
    boolean lives =
        service.desired().filter(it -> it.lifecycle() != Lifecycle.TERMINATED).isPresent();
    if (intent.verb() == Verb.CREATE) {
      return lives ? createAgain(service, intent) : create(service, intent);
    }
    if (intent.verb() == Verb.RESTORE && service.desired().isPresent()) {
      return restore(service, intent);
    }
    boolean ended =
        service.desired().isPresent() && (intent.verb() == Verb.TERMINATE || intent.verb().isOwn());
    return lives || ended
        ? new Decision.Wanted(changed(service.wanted(), intent), overtakenBy(intent.verb()))
        : withoutService(service, intent, createWaits);
  }

  private static boolean isStale(Service service, Intent intent) {
    return Stream.concat(OF_LIFE.stream(), peers(intent.verb()).stream())
        .anyMatch(verb -> isAhead(service, verb, intent));
  }

  /** Whether one of this verb was taken in with a higher number than the intent's. */
  private static boolean isAhead(Service service, Verb verb, Intent intent) {
    return intent.sequence().isPresent() && number(service, verb) > intent.sequence().getAsLong();
  }

  private static long number(Service service, Verb verb) {
    return service.sequences().getOrDefault(verb, Long.MIN_VALUE);
  }

  /** The verbs that say the same of a living service, of which the latest counts. */
  private static Set<Verb> peers(Verb verb) {
    return switch (verb) {
      case CREATE, TERMINATE, RESTORE, RECONCILE, MEASURE, CLEAN_UP -> Set.of();
      case SUSPEND, UNSUSPEND -> Set.of(Verb.SUSPEND, Verb.UNSUSPEND);
      case CHANGE_PACKAGE, RENEW -> Set.of(verb);
      case POWER_OFF, POWER_ON -> Set.of(Verb.POWER_OFF, Verb.POWER_ON);
      case CHANGE_PASSWORD,
          BIND_DOMAIN,
          ENABLE_FTP,
          DISABLE_FTP,
          LIMIT_SPEED,
          UNLIMIT_SPEED,
          NOTICE,
          TRANSFER,
          BIND_IP,
          UNBIND_IP ->
          Set.of();
    };
  }

  /** The verbs whose earlier operations one of this verb makes needless. */
  static Set<Verb> overtakenBy(Verb verb) {
    return OF_LIFE.contains(verb) ? ALL : peers(verb);
  }

  private static Decision create(Service service, Intent intent) {
    return service.settled()
        ? new Decision.Wanted(
            stated(service, intent, 1 + service.desired().map(it -> it.incarnation()).orElse(0)),
            Set.of(Verb.CREATE, Verb.CLEAN_UP))
        : new Decision.Unchanged(
            Status.WAITING, "waits until the termination of this service is done");
  }

  /**
   * A create with a higher number than the one before is the newest statement of everything: the
   * termination between the two is under way, or will be stale. Any other is the same create again.
   */
  private static Decision createAgain(Service service, Intent intent) {
    DesiredState wish = service.wanted();
    boolean newer =
        service.sequences().containsKey(Verb.CREATE)
            && intent.sequence().isPresent()
            && intent.sequence().getAsLong() > number(service, Verb.CREATE);
    if (newer) {
      return new Decision.Wanted(stated(service, intent, wish.incarnation()), ALL);
    }
    boolean same =
        wish.ordered().equals(ordered(intent))
            && wish.customer().id().equals(intent.customer().orElseThrow().id());
    return same
        ? new Decision.Wanted(wish.next(wish.lifecycle()), Set.of(Verb.CREATE))
        : new Decision.Unchanged(
            Status.FAILED,
            "the service exists already, with product "
                + wish.ordered()
                + "; use change-package and renew to change it");
  }

  /** All that a create states, but for what a verb with a higher number has changed already. */
  private static DesiredState stated(Service service, Intent create, int incarnation) {
    boolean suspended =
        isAhead(service, Verb.SUSPEND, create)
            && number(service, Verb.SUSPEND) > number(service, Verb.UNSUSPEND);
    OrderedPackage ordered =
        isAhead(service, Verb.CHANGE_PACKAGE, create)
            ? service.wanted().ordered()
            : ordered(create);
    return new DesiredState(
        1 + service.desired().map(DesiredState::generation).orElse(0L),
        incarnation,
        suspended ? Lifecycle.SUSPENDED : Lifecycle.ACTIVE,
        ordered.product(),
        ordered.options(),
        isAhead(service, Verb.RENEW, create)
            ? service.wanted().paidUntil()
            : create.paidUntil().orElseThrow(),
        create.customer().orElseThrow(),
        service
            .desired()
            .filter(wish -> wish.incarnation() == incarnation)
            .map(DesiredState::powered)
            .orElse(true));
  }

  private static OrderedPackage ordered(Intent intent) {
    return new OrderedPackage(intent.product().orElseThrow(), PackageOptions.of(intent.details()));
  }

  /** The host comes back as it was, of the same incarnation, while the panel still has it. */
  private static Decision restore(Service service, Intent intent) {
    if (service.wanted().lifecycle() != Lifecycle.TERMINATED) {
      return new Decision.Unchanged(
          Status.FAILED, "the service is not terminated: there is nothing to restore");
    }
    if (service.host().isEmpty()) {
      return new Decision.Unchanged(
          Status.FAILED, "the service never had a host that could be restored; create it anew");
    }
    DesiredState back = service.wanted().next(Lifecycle.ACTIVE);
    return new Decision.Wanted(
        intent.paidUntil().map(back::next).orElse(back), Set.of(Verb.TERMINATE, Verb.CLEAN_UP));
  }

  private static DesiredState changed(DesiredState wish, Intent intent) {
    return switch (intent.verb()) {
      case SUSPEND -> wish.next(Lifecycle.SUSPENDED);
      case UNSUSPEND, CREATE -> wish.next(Lifecycle.ACTIVE);
      case TERMINATE -> wish.next(Lifecycle.TERMINATED);
      case CHANGE_PACKAGE -> wish.next(ordered(intent));
      case RENEW -> wish.next(intent.paidUntil().orElseThrow());
      case POWER_OFF -> wish.next(false);
      case POWER_ON -> wish.next(true);
      default -> wish;
    };
  }

  /**
   * What has no number belongs to a terminated service, and is refused; a number may belong to a
   * create that is still under way.
   */
  private static Decision withoutService(Service service, Intent intent, boolean createWaits) {
    boolean mayBelong = service.desired().isEmpty() || createWaits || intent.sequence().isPresent();
    return mayBelong
        ? new Decision.Unchanged(Status.WAITING, WAITS_FOR_CREATE)
        : new Decision.Unchanged(
            Status.FAILED,
            "the service is terminated, so it can't be told to "
                + intent.verb()
                + "; create it anew, or restore it");
  }

  static final String WAITS_FOR_CREATE =
      "waits for the create of this service, which has not been taken in yet";

  /** The highest sequence numbers taken in, once this intent has been. */
  static Map<Verb, Long> sequences(Service service, Intent intent) {
    var sequences = new EnumMap<Verb, Long>(Verb.class);
    sequences.putAll(service.sequences());
    intent.sequence().ifPresent(number -> sequences.merge(intent.verb(), number, Math::max));
    return sequences;
  }
}
