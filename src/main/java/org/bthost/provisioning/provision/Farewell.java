package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends threads without breaking off what they are in the middle of: a database that is interrupted
 * fails, and H2 closes its file.
 */
final class Farewell {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Farewell() {}

  /** Takes nothing more, and waits a short while for what was begun. */
  static void to(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
