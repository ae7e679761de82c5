package org.bthost.provisioning.panel;

/** Whose password host_pass changes. The database's is never among them. */
public enum PasswordScope {
  /** The panel user who owns the host: with it the sign-in to all his hosts. */
  HOST,
  /** The host's FTP account. */
  FTP,
  /** First the FTP account, then the panel user. */
  ALL
}
