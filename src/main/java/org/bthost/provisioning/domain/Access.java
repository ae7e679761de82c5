package org.bthost.provisioning.domain;

import java.net.URI;

/**
 * How a customer gets at the host of a service, as the panel knows it now.
 *
 * @param signIn where the panel's own pages let the panel user in
 * @param panelUser the login of the panel's pages
 */
public record Access(URI signIn, Login panelUser, Belongings belongings) {}
