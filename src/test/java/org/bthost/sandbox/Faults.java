package org.bthost.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The faults to come, explicit or drawn by a seed. Thread-safe. */
public final class Faults {
  private final Map<String, Deque<Fault>> next = new HashMap<>();
  private final Map<String, Fault> always = new HashMap<>();
  private Optional<Random> draw = Optional.empty();
  private double probability;
  private Duration hang = Duration.ofSeconds(30);
  private Duration latency = Duration.ZERO;

  /** The next call of an endpoint suffers this fault, once. */
  public synchronized void next(String endpoint, Fault fault) {
    next(endpoint, fault, 1);
  }

  public synchronized void next(String endpoint, Fault fault, int times) {
    Deque<Fault> queue = next.computeIfAbsent(name(endpoint), unused -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.add(fault);
    }
  }

  /** Every call of an endpoint suffers this fault until {@link #clear()}. */
  public synchronized void always(String endpoint, Fault fault) {
    always.put(name(endpoint), fault);
  }

  /** Every call suffers a fault with this probability; the same seed gives the same faults. */
  public synchronized void random(long seed, double chance) {
    draw = Optional.of(new Random(seed));
    probability = chance;
  }

  public synchronized void clear() {
    next.clear();
    always.clear();
    draw = Optional.empty();
  }

  /** How long a call that times out is kept. */
  public synchronized void hang(Duration time) {
    hang = time;
  }

  synchronized Duration hang() {
    return hang;
  }

  /** From now on every call is on its way for so long before the panel has it. */
  public synchronized void latency(Duration time) {
    latency = time;
  }

  synchronized Duration latency() {
    return latency;
  }

  synchronized List<String> planned() {
    var planned = new ArrayList<String>();
    next.forEach((endpoint, queue) -> queue.forEach(fault -> planned.add(endpoint + " " + fault)));
    always.forEach((endpoint, fault) -> planned.add(endpoint + " always " + fault));
    return planned;
  }

  private static String name(String endpoint) {
    return endpoint.toLowerCase(Locale.ROOT);
  }

  synchronized Optional<Fault> take(String endpoint) {
    String name = name(endpoint);
    Deque<Fault> queue = next.getOrDefault(name, new ArrayDeque<>());
    if (!queue.isEmpty()) {
      return Optional.of(queue.poll());
    }
    if (always.containsKey(name)) {
      return Optional.of(always.get(name));
    }
    return draw.filter(random -> random.nextDouble() < probability)
        .map(random -> List.of(Fault.values()).get(random.nextInt(Fault.values().length)));
  }
}
