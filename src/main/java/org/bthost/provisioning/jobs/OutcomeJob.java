package org.bthost.provisioning.jobs;

import org.bthost.provisioning.billing.report.OutcomeReporter;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Delivers outcomes to billing. */
@DisallowConcurrentExecution
final class OutcomeJob implements Job {
  private final OutcomeReporter reporter;

  OutcomeJob(OutcomeReporter reporter) {
    this.reporter = reporter;
  }

  @Override
  public void execute(JobExecutionContext context) {
    reporter.deliver();
  }
}
