package org.bthost.provisioning.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FarewellTest {
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final CountDownLatch begun = new CountDownLatch(1);

  @Test
  void whatWasBegunComesToItsEndAndIsWaitedFor() throws Exception {
    Future<Boolean> work = threads.submit(this::isNotInterruptedWhileTheOthersLeave);
    begun.await();

    Farewell.to(threads);

    assertThat(threads.isTerminated()).isTrue();
    assertThat(work.get()).isTrue();
  }

  private boolean isNotInterruptedWhileTheOthersLeave() {
    begun.countDown();
    while (!threads.isShutdown()) {
      Thread.onSpinWait();
    }
    try {
      return !new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
