package org.bthost.provisioning.domain;

/**
 * What a package means on one panel.
 *
 * @param throttle 0 and 0 = none
 * @param database whether a host of this package has a database
 * @param ftp whether a host of this package has an FTP account
 */
public record PackageTerms(
    Limits limits, Throttle throttle, DomainRules rules, boolean database, boolean ftp) {}
