package org.bthost.provisioning.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.bthost.provisioning.billing.report.OutcomeReporter;
import org.bthost.provisioning.provision.Submissions;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** The Quartz scheduler and what it wakes. It carries no meaning of its own: a tick may be lost. */
public final class JobClock implements AutoCloseable {
  private static final Duration OUTCOMES = Duration.ofSeconds(1);
  private static final Duration EARLY_EVENTS = Duration.ofMinutes(10);

  private final Scheduler scheduler;

  private JobClock(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Starts the jobs.
   *
   * @param name tells schedulers in one JVM apart
   * @throws IllegalStateException where Quartz can't start
   */
  public static JobClock start(String name, OutcomeReporter reporter, Submissions submissions) {
    Map<Class<? extends Job>, Supplier<Job>> jobs =
        Map.of(
            OutcomeJob.class, () -> new OutcomeJob(reporter),
            EarlyEventsJob.class, () -> new EarlyEventsJob(submissions));
    try {
      Scheduler scheduler = new StdSchedulerFactory(properties(name)).getScheduler();
      scheduler.setJobFactory(
          (bundle, unused) ->
              Optional.ofNullable(jobs.get(bundle.getJobDetail().getJobClass()))
                  .orElseThrow()
                  .get());
      every(scheduler, OutcomeJob.class, OUTCOMES);
      every(scheduler, EarlyEventsJob.class, EARLY_EVENTS);
      scheduler.start();
      return new JobClock(scheduler);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the Quartz scheduler can't start", e);
    }
  }

  private static Properties properties(String name) {
    var properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", name);
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty("org.quartz.threadPool.threadCount", "2");
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    return properties;
  }

  private static void every(Scheduler scheduler, Class<? extends Job> job, Duration interval)
      throws SchedulerException {
    scheduler.scheduleJob(
        JobBuilder.newJob(job).withIdentity(job.getSimpleName()).build(),
        TriggerBuilder.newTrigger()
            .withIdentity(job.getSimpleName())
            .startNow()
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(interval.toMillis())
                    .withMisfireHandlingInstructionNextWithRemainingCount()
                    .repeatForever())
            .build());
  }

  /** How many times a job was fired since the start. */
  public int fired() {
    try {
      return scheduler.getMetaData().getNumberOfJobsExecuted();
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz does not tell its state", e);
    }
  }

  /** Stops the clock and waits for jobs that run. */
  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the Quartz scheduler can't stop", e);
    }
  }
}
