package org.bthost.provisioning.jobs;

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.quartz.spi.ThreadPool;

/** The threads that Quartz runs jobs in. Public, as Quartz makes it by its name. */
public final class JobThreads implements ThreadPool {
  private ThreadPoolExecutor threads = pool(1);
  private Semaphore idle = new Semaphore(1);

  /** Sets how many jobs run side by side; called by Quartz, by its setting's name. */
  public void setThreadCount(int count) {
    idle = new Semaphore(count);
    threads = pool(count);
  }

  private static ThreadPoolExecutor pool(int count) {
    return (ThreadPoolExecutor) Executors.newFixedThreadPool(count, Threads.named("bthost-quartz"));
  }

  /** Starts them here and now, as only who deploys is in the context that they are to have. */
  @Override
  public void initialize() {
    threads.prestartAllCoreThreads();
  }

  @Override
  public boolean runInThread(Runnable job) {
    idle.acquireUninterruptibly();
    threads.execute(
        () -> {
          try {
            job.run();
          } finally {
            idle.release();
          }
        });
    return true;
  }

  @Override
  public int blockForAvailableThreads() {
    idle.acquireUninterruptibly();
    idle.release();
    return Math.max(1, idle.availablePermits());
  }

  @Override
  public void shutdown(boolean waitForJobs) {
    threads.shutdown();
    boolean ended = !waitForJobs;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        ended = true;
      }
    }
  }

  @Override
  public int getPoolSize() {
    return threads.getCorePoolSize();
  }

  @Override
  public void setInstanceId(String id) {
    // Nothing here is told by it.
  }

  @Override
  public void setInstanceName(String name) {
    // Nothing here is told by it.
  }
}
