package org.bthost.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The line on which the panel asks BT: what is asked can be refused, lost or kept waiting. Guarded
 * by its panel's lock.
 */
final class BtLine {
  /** What a refusal that was ordered is told with. */
  static final String ORDERED = "injected";

  private final Object lock;
  private final Map<String, Deque<BtFault>> faults = new HashMap<>();
  private final ThreadLocal<List<String>> calls = ThreadLocal.withInitial(ArrayList::new);
  private Duration hang = Duration.ZERO;
  private boolean dead;

  BtLine(Object lock) {
    this.lock = lock;
  }

  void dead(boolean now) {
    dead = now;
  }

  boolean isDead() {
    return dead;
  }

  void hang(Duration each) {
    hang = each;
  }

  Duration hang() {
    return hang;
  }

  void next(String action, BtFault fault, int times) {
    Deque<BtFault> queue = faults.computeIfAbsent(action, unused -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.add(fault);
    }
  }

  void forgetOrders() {
    faults.clear();
  }

  /** What this thread has asked since it was last asked. */
  List<String> takeCalls() {
    List<String> taken = List.copyOf(calls.get());
    calls.get().clear();
    return taken;
  }

  void ask(String action, String what) {
    ask(action, what, () -> {});
  }

  void ask(String action, String what, Runnable effect) {
    ask(
        action,
        what,
        () -> {
          effect.run();
          return true;
        });
  }

  /** One call of the panel, with whatever is in its way. */
  <T> T ask(String action, String what, Supplier<T> effect) {
    waitWhileHanging();
    Optional<BtFault> fault = dead ? Optional.of(BtFault.SILENT) : ordered(action);
    String mark = fault.map(kind -> " " + kind).orElse("");
    calls.get().add(action + "(" + what + ")" + mark);
    if (fault.filter(kind -> kind == BtFault.REFUSES).isPresent()) {
      throw new BtRefusal(ORDERED);
    }
    if (fault.filter(kind -> kind == BtFault.SILENT).isPresent()) {
      throw new BtDown();
    }
    T done = effect.get();
    if (fault.isPresent()) {
      throw new BtDown();
    }
    return done;
  }

  private Optional<BtFault> ordered(String action) {
    return Optional.ofNullable(faults.get(action)).map(Deque::poll);
  }

  /** Gives the panel's lock away while it waits: other workers of the panel go on. */
  private void waitWhileHanging() {
    long until = System.nanoTime() + hang.toNanos();
    try {
      for (long left = hang.toNanos(); left > 0; left = until - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(lock, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BtDown();
    }
  }
}
