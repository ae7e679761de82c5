package org.bthost.provisioning.jobs;

/** Jobs over a PostgreSQL server. */
class PostgreSqlJobClockTest implements ClusterContract {
  @Override
  public String kind() {
    return "postgresql";
  }
}
