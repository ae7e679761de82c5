package org.bthost.provisioning.jobs;

/** Jobs over a MariaDB server. */
class MariaDbJobClockTest implements ClusterContract {
  @Override
  public String kind() {
    return "mariadb";
  }
}
