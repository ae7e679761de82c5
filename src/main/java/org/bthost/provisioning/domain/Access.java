package org.bthost.provisioning.domain;

import java.net.URI;
import java.util.List;

/**
 * How a customer gets at the host of a service, as the panel knows it now.
 *
 * @param signIn where the panel's own pages let the panel user in
 * @param databases those of the belongings, with the addresses of their consoles
 * @param panelUser the login of the panel's pages
 */
public record Access(
    URI signIn, Login panelUser, Belongings belongings, List<Belongings.Database> databases) {
  public Access {
    databases = List.copyOf(databases);
  }
}
