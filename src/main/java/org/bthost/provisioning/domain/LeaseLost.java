package org.bthost.provisioning.domain;

/** Another worker took the work over; this one must make no call and record nothing more. */
public final class LeaseLost extends RuntimeException {

  public LeaseLost(ServiceId service, long fence) {
    super("the lease " + fence + " on service " + service + " was lost");
  }

  public LeaseLost(JobKey job, long fence) {
    super("the turn " + fence + " of job " + job + " was lost");
  }
}
