package org.bthost.provisioning.billing.report;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Message;
import org.bthost.provisioning.journal.DeliveryBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of a box, at least once each and those of one service in order. One that is
 * not taken is sent again, ever less often, for three days; meanwhile the later ones of its service
 * wait. Then it is given up, until a person has it replayed.
 *
 * @param <M> what is sent
 */
final class Courier<M extends Message> {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int AT_A_TIME = 100;
  private static final Duration TRIED_FOR = Duration.ofDays(3);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** After this many doublings the longest wait is reached. */
  private static final int MOST_DOUBLINGS = 9;

  private final String what;
  private final DeliveryBox<M> box;
  private final Function<M, Optional<Refusal>> way;
  private final Duration claim;
  private final Clock clock;

  /**
   * @param what a message is called in the log
   * @param way sends one; empty where it was taken
   * @param claim how long sending one takes at most; one whose sender died is sent again after it
   */
  Courier(
      String what,
      DeliveryBox<M> box,
      Function<M, Optional<Refusal>> way,
      Duration claim,
      Clock clock) {
    this.what = what;
    this.box = box;
    this.way = way;
    this.claim = claim;
    this.clock = clock;
  }

  /**
   * Sends what is due.
   *
   * @return how many were taken
   */
  int deliver() {
    int taken = 0;
    for (Delivery<M> delivery : box.due(AT_A_TIME)) {
      if (!box.claim(delivery, claim)) {
        continue;
      }
      Optional<Refusal> refusal = way.apply(delivery.message());
      if (refusal.isEmpty()) {
        box.delivered(delivery);
        taken++;
        continue;
      }
      putOff(delivery, refusal.get());
      if (refusal.get().reach() == Refusal.Reach.EVERYTHING) {
        break;
      }
    }
    return taken;
  }

  private void putOff(Delivery<M> delivery, Refusal refusal) {
    boolean tooLong = clock.instant().isAfter(delivery.since().plus(TRIED_FOR));
    if (tooLong || refusal.reach() == Refusal.Reach.FOR_GOOD) {
      box.giveUp(delivery, refusal.why());
      LOG.error(
          "{} {} of service {} was not taken{}, and is given up: {}",
          what,
          delivery.number(),
          delivery.message().service(),
          tooLong ? " for " + TRIED_FOR.toDays() + " days" : "",
          refusal.why());
      return;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(delivery.attempts(), MOST_DOUBLINGS));
    box.postpone(delivery, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT, refusal.why());
    LOG.warn(
        "{} {} of service {} was not taken, and is sent again: {}",
        what,
        delivery.number(),
        delivery.message().service(),
        refusal.why());
  }
}
