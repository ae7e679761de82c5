package org.bthost.provisioning.jobs;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.bthost.provisioning.provision.Rota;
import org.bthost.provisioning.provision.Slot;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;

/**
 * The Quartz schedulers that fire the jobs of a rota. They carry no meaning of their own: a firing
 * may be lost, or come twice.
 *
 * <p>There are two, with threads of their own. One is this node's, in memory, for what each node
 * does by itself. The other is for what is done once in the installation: over a database server it
 * is one cluster with all nodes on that database, so that a firing goes to one of them.
 */
public final class JobClock implements AutoCloseable {
  /** The same on every node: Quartz makes a cluster of the schedulers of one name. */
  private static final String CLUSTER = "bthost";

  /** Panels hang one by one: as many jobs side by side as there are panels, within reason. */
  private static final int MOST_SIDE_BY_SIDE = 32;

  private static final int FEWEST_SIDE_BY_SIDE = 4;

  private final List<Scheduler> schedulers;

  private JobClock(List<Scheduler> schedulers) {
    this.schedulers = schedulers;
  }

  /**
   * Starts to fire.
   *
   * @param node tells this node from every other
   * @param database decides where triggers are kept
   * @throws IllegalStateException where Quartz can't start
   */
  public static JobClock start(String node, Rota rota, DataSource database, Clock clock) {
    try {
      Store store = Store.of(database);
      if (store.isShared()) {
        Connections.list(node, database);
      }
      Scheduler own = scheduler("bthost-" + node, node, ownThreads(rota), Store.inMemory());
      Scheduler shared = scheduler(CLUSTER, node, threads(rota), store.settings(node));
      var jobs = new JobClock(List.of(own, shared));
      jobs.begin(own, rota, clock, Slot::onEachNode);
      jobs.begin(shared, rota, clock, slot -> !slot.onEachNode());
      return jobs;
    } catch (SQLException | SchedulerException e) {
      throw new IllegalStateException("the Quartz scheduler can't start", e);
    }
  }

  /** One for each, as billing's webhook address may hang as well as a panel. */
  private static int ownThreads(Rota rota) {
    return (int) Math.max(1, rota.slots().stream().filter(Slot::onEachNode).count());
  }

  private static int threads(Rota rota) {
    return (int) Math.max(FEWEST_SIDE_BY_SIDE, Math.min(MOST_SIDE_BY_SIDE, rota.panels() + 1));
  }

  private void begin(Scheduler scheduler, Rota rota, Clock clock, Predicate<Slot> kind)
      throws SchedulerException {
    try {
      scheduler.setJobFactory((bundle, unused) -> new ChoreJob(rota));
      new Timetable(scheduler, clock).apply(rota.slots().stream().filter(kind).toList());
      scheduler.start();
    } catch (SchedulerException e) {
      close();
      throw e;
    }
  }

  /** Quartz finds a scheduler of that name that runs already in this JVM, and would share it. */
  private static synchronized Scheduler scheduler(
      String name, String node, int threads, Properties store) throws SchedulerException {
    SchedulerRepository.getInstance().remove(name);
    Scheduler scheduler =
        new StdSchedulerFactory(settings(name, node, threads, store)).getScheduler();
    SchedulerRepository.getInstance().remove(name);
    return scheduler;
  }

  private static Properties settings(String name, String node, int threads, Properties store) {
    var settings = new Properties();
    settings.putAll(store);
    settings.setProperty("org.quartz.scheduler.instanceName", name);
    settings.setProperty("org.quartz.scheduler.instanceId", node);
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.threadPool.class", JobThreads.class.getName());
    settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.jobStore.misfireThreshold", "10000");
    return settings;
  }

  /** How many times a job was fired on this node since the start. */
  public int fired() {
    int fired = 0;
    try {
      for (Scheduler scheduler : schedulers) {
        fired += scheduler.getMetaData().getNumberOfJobsExecuted();
      }
      return fired;
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz does not tell its state", e);
    }
  }

  /** Stops the clock and waits for jobs that run. */
  @Override
  public void close() {
    try {
      for (Scheduler scheduler : schedulers) {
        scheduler.shutdown(true);
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("the Quartz scheduler can't stop", e);
    }
  }
}
