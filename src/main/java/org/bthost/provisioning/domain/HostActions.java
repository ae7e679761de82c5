package org.bthost.provisioning.domain;

import java.util.Optional;

/**
 * What people ask for once, at one panel, and what they need to know for it. Fails like {@link
 * PanelSession}, and a return of a writing method proves as little.
 */
public interface HostActions {
  /** What belongs to a host, with passwords. */
  Belongings belongings(HostId host);

  /** A panel user's login to the panel's pages. */
  Login owner(PanelUserId user);

  /** An FTP account, also one that is shut; empty where there is none of this number. */
  Optional<Belongings.Ftp> ftp(long account);

  /** A database, with the address of its console, which {@link #belongings} does not tell. */
  Belongings.Database database(long id);

  void changeOwnerPassword(HostId host, Password password);

  void changeFtpPassword(long account, Password password);

  void changeDatabasePassword(long database, Password password);

  /**
   * Binds a domain.
   *
   * @param audit the domain waits for an administrator, and BT does not hear of it before
   * @return false where the panel says that it is bound already: to this site or to another one
   */
  boolean bindDomain(HostId host, String domain, String folder, boolean audit);

  void openFtp(long account);

  void shutFtp(long account);

  /** No panel shows it back. */
  void limitSpeed(HostId host, Throttle throttle);

  /** No panel shows it back. */
  void unlimitSpeed(HostId host);

  void remark(HostId host, String text);

  /** Makes a host another panel user's. */
  void give(HostId host, PanelUserId user);

  /** Whether the panel's operator says that binding IP addresses works there. */
  boolean bindsAddresses();

  void bindAddress(HostId host, long address);

  void unbindAddress(HostId host, long address);

  /** What the customer's browser has to post; nothing is sent. */
  SignIn signIn(Login owner, HostId host);
}
