package org.bthost.provisioning.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers what comes one by one, so that the database is asked for many at a time. */
final class Batches<T> {
  private static final int SIZE = 500;

  private final Consumer<List<T>> batches;
  private List<T> batch = new ArrayList<>(SIZE);

  Batches(Consumer<List<T>> batches) {
    this.batches = batches;
  }

  void take(T one) {
    batch.add(one);
    if (batch.size() == SIZE) {
      finish();
    }
  }

  /** Passes on what is gathered. */
  void finish() {
    List<T> full = batch;
    batch = new ArrayList<>(SIZE);
    batches.accept(full);
  }
}
