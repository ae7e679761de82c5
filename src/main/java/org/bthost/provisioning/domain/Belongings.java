package org.bthost.provisioning.domain;

import java.util.List;
import java.util.Optional;

/**
 * What belongs to a host.
 *
 * @param siteName the host's whole name, which is a domain of it too
 * @param remark the panel's notice; empty if there is none
 * @param domains every domain that is bound, the site's own name among them
 * @param ftp empty where there is none, or it is shut: the panel shows no difference
 */
public record Belongings(
    HostId host,
    PanelUserId owner,
    String siteName,
    String remark,
    List<String> domains,
    Optional<Ftp> ftp,
    List<Database> databases) {
  public Belongings {
    domains = List.copyOf(domains);
    databases = List.copyOf(databases);
  }

  /**
   * An FTP account.
   *
   * @param open whether one can sign in with it
   */
  public record Ftp(long id, Login login, boolean open) {}

  /**
   * A database.
   *
   * @param console the address of its web console; empty where the panel tells none
   */
  public record Database(long id, String name, Login login, String console) {}
}
