package org.bthost.provisioning.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One panel, as one attempt sees it. Every method throws {@link PanelTrouble} where the panel gives
 * no usable answer, and every writing one {@link LeaseLost} where the attempt was overtaken. A
 * return from a writing method proves nothing: look again.
 */
public interface PanelSession {
  /** Looks at one host: its row and the web server. */
  ObservedState look(HostId host);

  /** Lists the hosts of one panel user; recycled hosts are never shown. */
  List<HostListing> hostsOf(PanelUserId user);

  /** The panel users of this name, lowest id first; a race may have made more than one. */
  List<PanelUserId> usersNamed(HostName name);

  /** What the package means on this panel; empty where the panel does not offer it. */
  Optional<PackageTerms> terms(HostPackage pack);

  PanelUserId createUser(HostName name, String password);

  HostId build(HostName name, PanelUserId owner, Product product, LocalDate endsOn);

  void start(HostId host);

  void stop(HostId host);

  void lock(HostId host);

  /** Lets the panel make the web server follow its row; damages an end date that differs there. */
  void sync(HostId host);

  void recycle(HostId host);

  /** Takes a host out of the recycle bin. The panel starts it, whatever it was. */
  void recover(HostId host);

  void endOn(HostId host, LocalDate day);

  void changePackage(HostId host, HostPackage pack);

  /** Lets the panel measure the host; it may stop it, or start it, by what it finds. */
  void measure(HostId host);
}
