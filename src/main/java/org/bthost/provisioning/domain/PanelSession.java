package org.bthost.provisioning.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One panel, as one attempt sees it. Every method throws {@link PanelTrouble} where the panel gives
 * no usable answer, and every writing one {@link LeaseLost} where the attempt was overtaken. A
 * return from a writing method proves nothing: look again.
 */
public interface PanelSession {
  /** Looks at one host: its row and the web server. */
  ObservedState look(HostId host);

  /**
   * Takes one host's pulse, with a single call; empty where the panel has no such host. A panel
   * that can't tell makes it {@link Pulse#unseen}; one whose web server does not answer at all is
   * in {@link PanelTrouble.Kind#BELOW_DOWN}, and would be so for every other host.
   */
  Optional<Pulse> pulse(HostId host);

  /**
   * Tells of every host that the panel lists, one by one, without keeping them; recycled hosts are
   * never shown. The list knows the rows alone: the web server is taken to agree with them, and
   * every host to have its database and FTP account. After a trouble not every host was told of.
   *
   * @param host called while the panel waits for it: should be quick, and may not call this panel
   */
  void eachHost(Consumer<HostSight> host);

  /** Lists the hosts of one panel user; recycled hosts are never shown. */
  List<HostListing> hostsOf(PanelUserId user);

  /** The panel users of this name, lowest id first; a race may have made more than one. */
  List<PanelUserId> usersNamed(HostName name);

  /** The names of the panel's users, by their numbers. */
  Map<PanelUserId, String> userNames();

  /** What the package means on this panel; empty where the panel does not offer it. */
  Optional<PackageTerms> terms(HostPackage pack);

  /** One of the panel's lists, as it is now; a reading call. */
  List<Offer> offers(OfferKind kind);

  PanelUserId createUser(HostName name, String password);

  HostId build(HostName name, PanelUserId owner, Product product, LocalDate endsOn);

  void start(HostId host);

  void stop(HostId host);

  void lock(HostId host);

  void recycle(HostId host);

  /** Takes a host out of the recycle bin. The panel starts it, whatever it was. */
  void recover(HostId host);

  void endOn(HostId host, LocalDate day);

  /**
   * Gives a host a package. The panel shows a host's limits, not its throttle.
   *
   * @param throttled whether the web server may limit the host's speed as an earlier package wanted
   *     it, so that a package without a throttle has to lift that
   */
  void changePackage(HostId host, HostPackage pack, boolean throttled);

  /**
   * Lets the panel make the web server follow the host's row. It may spoil the end date that the
   * web server knows: give the date that the row has once more.
   */
  void sync(HostId host);

  /** Takes a panel user off the panel; his hosts stay. */
  void deleteUser(PanelUserId user);

  /** What people ask for once. */
  HostActions actions();

  /** Lets the panel measure the host; it may stop it, or start it, by what it finds. */
  void measure(HostId host);
}
