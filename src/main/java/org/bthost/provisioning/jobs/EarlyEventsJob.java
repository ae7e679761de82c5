package org.bthost.provisioning.jobs;

import org.bthost.provisioning.provision.Submissions;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Holds the events whose service's create did not come within a day. */
@DisallowConcurrentExecution
final class EarlyEventsJob implements Job {
  private final Submissions submissions;

  EarlyEventsJob(Submissions submissions) {
    this.submissions = submissions;
  }

  @Override
  public void execute(JobExecutionContext context) {
    submissions.holdUnmatched();
  }
}
