package org.bthost.provisioning.jobs;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bthost.provisioning.provision.Slot;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** Brings a scheduler's triggers to what the slots want. */
record Timetable(Scheduler scheduler, Clock clock) {
  private static final String GROUP = "bthost";

  /**
   * A trigger that stands as it should is left alone, or each start of a node would put off what is
   * due. What another node has just changed is changed to the same.
   */
  void apply(List<Slot> slots) throws SchedulerException {
    Set<JobKey> gone = new HashSet<>(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
    Map<JobDetail, Set<? extends Trigger>> fresh = new HashMap<>();
    for (Slot slot : slots) {
      JobDetail job =
          JobBuilder.newJob(ChoreJob.class).withIdentity(slot.name(), GROUP).storeDurably().build();
      gone.remove(job.getKey());
      if (!stands(slot)) {
        fresh.put(job, Set.of(trigger(slot)));
      }
    }
    scheduler.deleteJobs(List.copyOf(gone));
    scheduler.scheduleJobs(fresh, true);
  }

  /** A trigger in error, as one whose class a node could not load, would never fire again. */
  private boolean stands(Slot slot) throws SchedulerException {
    TriggerKey key = new TriggerKey(slot.name(), GROUP);
    return scheduler.getTrigger(key) instanceof SimpleTrigger known
        && known.getRepeatInterval() == slot.every().toMillis()
        && scheduler.getTriggerState(key) != Trigger.TriggerState.ERROR;
  }

  /**
   * A firing that was missed, as no node was there or had a thread free, is left out, and the next
   * comes at its time. Making up for it at once would have every panel looked at in the same moment
   * after an outage, and from then on, as Quartz counts anew from there; every job finds at its
   * next time what it would have found before.
   */
  private SimpleTrigger trigger(Slot slot) {
    return TriggerBuilder.newTrigger()
        .withIdentity(slot.name(), GROUP)
        .startAt(Date.from(clock.instant().plus(slot.offset())))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(slot.every().toMillis())
                .withMisfireHandlingInstructionNextWithRemainingCount()
                .repeatForever())
        .build();
  }
}
