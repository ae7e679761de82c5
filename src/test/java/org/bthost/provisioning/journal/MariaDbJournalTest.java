package org.bthost.provisioning.journal;

/** The journal on a MariaDB server. */
class MariaDbJournalTest implements JournalContract, JournalTextContract, CollisionContract, ServerRecoveryContract {
  @Override
  public String kind() {
    return "mariadb";
  }
}
