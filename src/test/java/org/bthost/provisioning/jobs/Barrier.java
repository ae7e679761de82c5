package org.bthost.provisioning.jobs;

import java.util.concurrent.CountDownLatch;

/** Holds runs up until it is lifted, at the latest before the nodes close that wait for them. */
final class Barrier implements AutoCloseable {
  private final CountDownLatch lifted = new CountDownLatch(1);

  void hold() {
    try {
      lifted.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void lift() {
    lifted.countDown();
  }

  @Override
  public void close() {
    lift();
  }
}
