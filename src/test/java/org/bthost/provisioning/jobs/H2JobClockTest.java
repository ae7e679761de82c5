package org.bthost.provisioning.jobs;

/** Jobs over the default database, with triggers in memory. */
class H2JobClockTest implements JobClockContract {
  @Override
  public String kind() {
    return "h2";
  }
}
