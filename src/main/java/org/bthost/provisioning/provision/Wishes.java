package org.bthost.provisioning.provision;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Field;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Verb;

/**
 * How an intent changes what is wanted of a service. Where events are numbered, the number decides
 * per field; where not, the order of arrival does.
 */
final class Wishes {
  private Wishes() {}

  static Decision decide(Service service, Intent intent) {
    if (service.desired().isEmpty()) {
      return intent.verb() == Verb.CREATE
          ? new Decision.Wanted(firstWish(intent, 0, 1))
          : new Decision.Unchanged(
              Status.WAITING, "waits for the create of this service, which has not come yet");
    }
    if (isStale(service, intent)) {
      return new Decision.Unchanged(
          Status.SUPERSEDED, "an event with a higher sequence number was taken in before");
    }
    return intent.verb() == Verb.CREATE ? createAgain(service, intent) : change(service, intent);
  }

  private static boolean isStale(Service service, Intent intent) {
    OptionalLong number = intent.sequence();
    Long last = service.sequences().get(intent.verb().field());
    return number.isPresent() && last != null && number.getAsLong() <= last;
  }

  private static DesiredState firstWish(Intent intent, long generation, int incarnation) {
    return new DesiredState(
        generation + 1,
        incarnation,
        Lifecycle.ACTIVE,
        intent.product().orElseThrow(),
        intent.paidUntil().orElseThrow(),
        intent.customer().orElseThrow());
  }

  private static Decision createAgain(Service service, Intent intent) {
    DesiredState wish = service.wanted();
    if (wish.lifecycle() == Lifecycle.TERMINATED) {
      return service.settled()
          ? new Decision.Wanted(firstWish(intent, wish.generation(), wish.incarnation() + 1))
          : new Decision.Unchanged(
              Status.WAITING, "waits until the termination of this service is done");
    }
    boolean same =
        wish.product().equals(intent.product().orElseThrow())
            && wish.customer().id().equals(intent.customer().orElseThrow().id());
    return same
        ? new Decision.Wanted(wish.next(wish.lifecycle()))
        : new Decision.Unchanged(
            Status.FAILED,
            "the service exists already, with product "
                + wish.product()
                + "; use change-package and renew to change it");
  }

  private static Decision change(Service service, Intent intent) {
    DesiredState wish = service.wanted();
    if (wish.lifecycle() == Lifecycle.TERMINATED && intent.verb() != Verb.TERMINATE) {
      return new Decision.Unchanged(
          Status.FAILED,
          "the service is terminated, so it can't be told to "
              + intent.verb()
              + "; create it anew, or restore it");
    }
    return new Decision.Wanted(
        switch (intent.verb()) {
          case SUSPEND -> wish.next(Lifecycle.SUSPENDED);
          case UNSUSPEND, CREATE -> wish.next(Lifecycle.ACTIVE);
          case TERMINATE -> wish.next(Lifecycle.TERMINATED);
          case CHANGE_PACKAGE -> wish.next(intent.product().orElseThrow());
          case RENEW -> wish.next(intent.paidUntil().orElseThrow());
        });
  }

  /** The sequence numbers last taken in, once this intent has been. */
  static Map<Field, Long> sequences(Service service, Intent intent) {
    var sequences = new EnumMap<Field, Long>(Field.class);
    sequences.putAll(service.sequences());
    intent
        .sequence()
        .ifPresent(
            number ->
                intent.verb().writes().forEach(field -> sequences.merge(field, number, Math::max)));
    return sequences;
  }

  /** Whether an intent that is taken in makes an older one of the same service needless. */
  static boolean supersedes(Verb newer, Verb older) {
    return switch (older) {
      case CREATE -> newer == Verb.TERMINATE || newer == Verb.CREATE;
      case SUSPEND, UNSUSPEND, TERMINATE, CHANGE_PACKAGE, RENEW ->
          newer == Verb.TERMINATE || newer.writes().contains(older.field());
    };
  }
}
