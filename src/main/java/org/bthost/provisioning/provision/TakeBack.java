package org.bthost.provisioning.provision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Field;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.RulingConflict;
import org.bthost.provisioning.domain.Verb;

/**
 * How the wish of a cancelled operation is taken back: by an order of the module's own, so that
 * whatever was carried out of it already is undone like anything else that is wanted, with attempts
 * that are counted and told.
 */
record TakeBack(Intent intent, DesiredState wish) {
  private static final String SOURCE = "/bthost/by-hand";

  /**
   * What is wanted once the operation is cancelled; empty where it wanted nothing of its own.
   *
   * @param takenIn the operations of the service that made a desired state, in that order
   */
  static Optional<TakeBack> of(
      Operation cancelled, DesiredState now, List<Operation> takenIn, String reason) {
    List<Operation> life = presentLife(takenIn);
    if (cancelled.verb() == Verb.CREATE) {
      boolean stands =
          life.stream().anyMatch(it -> it.verb() == Verb.CREATE && it.status() == Status.SUCCEEDED);
      return stands
          ? Optional.empty()
          : Optional.of(ordered(cancelled, now.next(Lifecycle.TERMINATED), reason));
    }
    Intent before = standingBefore(cancelled, life).intent();
    return Optional.of(
        ordered(
            cancelled,
            switch (cancelled.verb().field()) {
              case LIFECYCLE -> now.next(lifecycle(before.verb()));
              case PACKAGE -> now.next(ordered(before));
              case END_DATE -> now.next(before.paidUntil().orElseThrow());
              case POWER -> now.next(before.verb() != Verb.POWER_OFF);
            },
            reason));
  }

  /** From the create that began the present incarnation on: the first, or one after an end. */
  private static List<Operation> presentLife(List<Operation> takenIn) {
    var life = new ArrayList<Operation>();
    boolean ended = false;
    for (Operation operation : takenIn) {
      if (ended && operation.verb() == Verb.CREATE) {
        life.clear();
      }
      life.add(operation);
      if (operation.verb().field() == Field.LIFECYCLE) {
        ended = operation.verb() == Verb.TERMINATE;
      }
    }
    return life;
  }

  /** The last operation of the field that was carried out; else the create that began it all. */
  private static Operation standingBefore(Operation cancelled, List<Operation> life) {
    Optional<Operation> last =
        life.stream()
            .filter(it -> it.generation() < cancelled.generation())
            .filter(it -> it.verb() != Verb.CREATE && it.status() == Status.SUCCEEDED)
            .filter(it -> it.verb().field() == cancelled.verb().field())
            .reduce((older, newer) -> newer);
    return last.or(() -> life.stream().filter(it -> it.verb() == Verb.CREATE).findFirst())
        .filter(it -> it.status() != Status.CANCELLED)
        .orElseThrow(
            () ->
                new RulingConflict(
                    "nothing that was wanted before it stands: its create was cancelled; create"
                        + " the service anew once this has ended"));
  }

  private static OrderedPackage ordered(Intent before) {
    return new OrderedPackage(before.product().orElseThrow(), PackageOptions.of(before.details()));
  }

  private static Lifecycle lifecycle(Verb verb) {
    return switch (verb) {
      case SUSPEND -> Lifecycle.SUSPENDED;
      case TERMINATE -> Lifecycle.TERMINATED;
      default -> Lifecycle.ACTIVE;
    };
  }

  private static TakeBack ordered(Operation cancelled, DesiredState wish, String reason) {
    Verb verb =
        switch (cancelled.verb()) {
          case CHANGE_PACKAGE, RENEW -> cancelled.verb();
          case POWER_OFF, POWER_ON -> wish.powered() ? Verb.POWER_ON : Verb.POWER_OFF;
          default -> verb(wish.lifecycle());
        };
    Optional<ProductId> product =
        verb == Verb.CHANGE_PACKAGE ? Optional.of(wish.product()) : Optional.empty();
    Optional<LocalDate> paidUntil =
        verb == Verb.RENEW ? Optional.of(wish.paidUntil()) : Optional.empty();
    return new TakeBack(
        new Intent(
            new EventKey(SOURCE, "cancel " + cancelled.id()),
            verb,
            cancelled.service(),
            OptionalLong.empty(),
            Optional.empty(),
            product,
            paidUntil,
            Optional.of(Intent.shortened(reason)),
            verb == Verb.CHANGE_PACKAGE ? wish.options().details() : Map.of()),
        wish);
  }

  private static Verb verb(Lifecycle lifecycle) {
    return switch (lifecycle) {
      case ACTIVE -> Verb.UNSUSPEND;
      case SUSPENDED -> Verb.SUSPEND;
      case TERMINATED -> Verb.TERMINATE;
    };
  }
}
