package org.bthost.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every request that arrived, in order. Thread-safe. */
public final class RequestLog {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /**
   * One request.
   *
   * @param params without the signature
   * @param answer what was answered, in a word or two
   * @param btCalls what the panel then asked of BT
   */
  public record Entry(
      String endpoint, Map<String, String> params, String answer, List<String> btCalls) {}

  void add(String endpoint, Map<String, String> params, String answer, List<String> btCalls) {
    var shown = new TreeMap<>(params);
    shown.keySet().removeAll(List.of("time", "random", "signature"));
    entries.add(new Entry(endpoint, shown, answer, btCalls));
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** How many requests of an endpoint arrived. */
  public long count(String endpoint) {
    return entries.stream().filter(entry -> entry.endpoint().equals(endpoint)).count();
  }

  public void clear() {
    entries.clear();
  }
}
