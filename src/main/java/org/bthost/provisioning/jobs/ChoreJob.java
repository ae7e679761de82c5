package org.bthost.provisioning.jobs;

import org.bthost.provisioning.provision.Rota;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * Fires the job of the rota whose name it bears. It may be executed twice at a time, here or
 * elsewhere in the cluster: that one of them gets the turn is the rota's affair, and not Quartz's.
 */
final class ChoreJob implements Job {
  private final Rota rota;

  ChoreJob(Rota rota) {
    this.rota = rota;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rota.fire(context.getJobDetail().getKey().getName());
  }
}
