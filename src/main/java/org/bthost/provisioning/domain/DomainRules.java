package org.bthost.provisioning.domain;

import java.util.Optional;

/**
 * What a package says of binding domains; what it leaves open is left as the host has it.
 *
 * @param audit whether bound domains wait for an administrator
 * @param subDirectories whether a domain may show a folder of the site alone
 */
public record DomainRules(Optional<Boolean> audit, Optional<Boolean> subDirectories) {
  public static final DomainRules OPEN = new DomainRules(Optional.empty(), Optional.empty());
}
