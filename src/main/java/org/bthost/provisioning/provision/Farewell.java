package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends threads without breaking off what they are in the middle of: a database that is interrupted
 * fails, and H2 closes its file. Made together with the threads: when Payara stops an application
 * it loads no class for it any more.
 */
record Farewell(ExecutorService threads) {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Takes nothing more, and waits a short while for what was begun. */
  void say() {
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
