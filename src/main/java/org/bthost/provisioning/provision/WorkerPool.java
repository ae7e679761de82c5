package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.journal.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The workers of one node: take due services from the queue, work on them side by side, and keep
 * their leases alive meanwhile. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  private final WorkQueue queue;
  private final OperationExecutor executor;
  private final String node;
  private final Duration leaseLength;
  private final Semaphore free;
  private final ExecutorService workers;
  private final ScheduledExecutorService clockwork;
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();

  /**
   * @param node names this process among those of the cluster
   * @param workers services that are worked on at a time
   */
  public WorkerPool(
      WorkQueue queue,
      OperationExecutor executor,
      String node,
      int workers,
      Duration leaseLength,
      ThreadFactory threads) {
    this.queue = queue;
    this.executor = executor;
    this.node = node;
    this.leaseLength = leaseLength;
    this.free = new Semaphore(workers);
    this.workers = Executors.newFixedThreadPool(workers, threads);
    this.clockwork = Executors.newScheduledThreadPool(1, threads);
  }

  /** Begins to look for due services, this often. */
  public void start(Duration pollInterval) {
    long poll = pollInterval.toMillis();
    long beat = leaseLength.toMillis() / 3;
    var unused =
        List.of(
            clockwork.scheduleWithFixedDelay(this::takeDue, 0, poll, TimeUnit.MILLISECONDS),
            clockwork.scheduleWithFixedDelay(this::keepLeases, beat, beat, TimeUnit.MILLISECONDS));
    LOG.debug("{} tasks of the pool are scheduled", unused.size());
  }

  private void takeDue() {
    int room = free.drainPermits();
    try {
      List<Lease> leases = room == 0 ? List.of() : queue.claim(node, leaseLength, room);
      room -= leases.size();
      leases.forEach(this::work);
    } catch (RuntimeException e) {
      LOG.error("can't take due services from the database; trying again", e);
    } finally {
      free.release(room);
    }
  }

  private void work(Lease lease) {
    held.add(lease);
    workers.execute(
        () -> {
          MDC.put("service", lease.service().value());
          try {
            executor.attempt(lease);
          } catch (RuntimeException e) {
            LOG.error(
                "the attempt at service {} broke off; it is taken up again when its lease has run"
                    + " out",
                lease.service(),
                e);
          } finally {
            MDC.remove("service");
            held.remove(lease);
            free.release();
          }
        });
  }

  private void keepLeases() {
    for (Lease lease : List.copyOf(held)) {
      try {
        queue.extend(lease, leaseLength);
      } catch (LeaseLost lost) {
        held.remove(lease);
        LOG.warn("{}; its worker will stop at its next writing call", lost.getMessage());
      } catch (RuntimeException e) {
        LOG.error("can't keep the lease on service {}; trying again", lease.service(), e);
      }
    }
  }

  /** Services that are being worked on by this node. */
  public int busy() {
    return held.size();
  }

  /** Takes no more services, and waits a short while for the ones in work. */
  @Override
  public void close() {
    clockwork.shutdownNow();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(20, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
