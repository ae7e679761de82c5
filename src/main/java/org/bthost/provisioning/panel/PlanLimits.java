package org.bthost.provisioning.panel;

/**
 * What a host built or changed to a plan gets.
 *
 * @param quotas the same words as a host's own limits
 * @param sql {@code MySQL}, {@code SQLServer} or {@code none}
 * @param ftp whether an FTP account is made
 * @param domainPoolId the pool whose domains complete the site's name; 0 if none
 * @param ipPoolId 0 if none
 * @param phpVersion such as {@code 72}; {@code 00} is static
 */
public record PlanLimits(
    HostLimits quotas,
    String sql,
    boolean ftp,
    long domainPoolId,
    long ipPoolId,
    String phpVersion) {

  /** Whether the plan comes with a database. */
  public boolean hasDatabase() {
    return !sql.isEmpty() && !sql.equalsIgnoreCase("none");
  }
}
