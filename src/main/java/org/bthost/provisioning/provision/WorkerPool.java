package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.journal.Due;
import org.bthost.provisioning.journal.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The workers of one node: take the services that the turnstile lets in, work on them side by side,
 * and keep their leases alive meanwhile. A thread for each, as the turnstile bounds them.
 * Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  private final Turnstile turnstile;
  private final WorkQueue queue;
  private final OperationExecutor executor;
  private final Duration leaseLength;
  private final ExecutorService workers;
  private final ScheduledThreadPoolExecutor clockwork;
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean lookingAgain = new AtomicBoolean();

  /**
   * @param forWorkers makes the threads of the workers, most of which wait for panels
   * @param forLeases makes the thread that keeps leases alive, which waits for no worker
   */
  public WorkerPool(
      Turnstile turnstile,
      WorkQueue queue,
      OperationExecutor executor,
      Duration leaseLength,
      ThreadFactory forWorkers,
      ThreadFactory forLeases) {
    this.turnstile = turnstile;
    this.queue = queue;
    this.executor = executor;
    this.leaseLength = leaseLength;
    this.workers = Executors.newCachedThreadPool(forWorkers);
    this.clockwork =
        new ScheduledThreadPoolExecutor(1, forLeases, new ThreadPoolExecutor.DiscardPolicy());
    clockwork.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
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
    lookingAgain.set(false);
    try {
      turnstile.admit().forEach(this::work);
      turnstile.untried().forEach(this::probe);
    } catch (RuntimeException e) {
      LOG.error("can't take due services from the database; trying again", e);
    }
  }

  /** Whoever leaves makes room for the next, who need not wait for the next poll. */
  private void lookAgain() {
    if (lookingAgain.compareAndSet(false, true)) {
      clockwork.execute(this::takeDue);
    }
  }

  private void work(Due due) {
    held.add(due.lease());
    workers.execute(
        () -> {
          MDC.put("service", due.lease().service().value());
          try {
            executor.attempt(due.lease());
          } catch (RuntimeException e) {
            LOG.error(
                "the attempt at service {} broke off; it is taken up again when its lease has run"
                    + " out",
                due.lease().service(),
                e);
          } finally {
            MDC.remove("service");
            held.remove(due.lease());
            turnstile.leave(due);
            lookAgain();
          }
        });
  }

  private void probe(PanelId panel) {
    workers.execute(() -> turnstile.probe(panel));
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

  /** Takes no more services, and waits a short while for the ones in work. */
  @Override
  public void close() {
    Farewell.to(clockwork);
    Farewell.to(workers);
  }
}
