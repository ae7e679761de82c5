package org.bthost.provisioning.panel;

import java.time.LocalDate;
import java.util.List;
import org.bthost.provisioning.panel.wire.Endpoint;

/**
 * The panel's hosts. A recycled host is invisible: every method but {@link #recover} answers {@code
 * NOT_FOUND} for it.
 */
public final class Hosts {
  private final Caller caller;

  Hosts(Caller caller) {
    this.caller = caller;
  }

  /**
   * Builds a host (host_build): site, FTP account and database at BT, then the panel's row. Neither
   * idempotent nor atomic: after a failure something may be left at BT that no endpoint shows
   * (panel behaviour, section 4). Never repeated by this client.
   */
  public BuiltHost build(BuildHost order) {
    return caller.call(Endpoint.BUILD, order.parameters(), List.of()).row(BuiltHost::read);
  }

  /** Reads one host (host_info) with its database, FTP account and passwords. */
  public HostDetail detail(long id) {
    return caller.read("host_info", Caller.id(id)).row(HostDetail::read);
  }

  /** Lists every host (host_list) that is not recycled; there is no paging. */
  public List<HostRow> list() {
    return caller.read("host_list").rows(HostRow::read);
  }

  /** Lists the hosts of one panel user (host_list) that are not recycled. */
  public List<HostRow> listOfUser(long userId) {
    return caller
        .read("host_list", Caller.of("user_id", Long.toString(userId)))
        .rows(HostRow::read);
  }

  /**
   * Asks BT for the site of this name and number (host_status): the only truthful check of whether
   * it is served. Fails where BT is down or has no such site.
   */
  public HostStatus status(long id) {
    return caller.read("host_status", Caller.id(id)).row(HostStatus::read);
  }

  /** Sets the row to normal (host_start); starts the site only if the row changed. */
  public void start(long id) {
    caller.write("host_start", Caller.id(id));
  }

  /** Sets the row to stop (host_stop), a lock too; stops the site only if the row changed. */
  public void stop(long id) {
    caller.write("host_stop", Caller.id(id));
  }

  /** Sets the row to locked (host_locked); stops the site only if the row changed. */
  public void lock(long id) {
    caller.write("host_locked", Caller.id(id));
  }

  /**
   * Puts a host into the recycle bin (host_recycle); its data are destroyed seven days later. With
   * BT down the panel answers yes and the site runs on.
   */
  public void recycle(long id) {
    caller.write("host_recycle", Caller.id(id));
  }

  /** Takes a host out of the recycle bin (host_recovery), and starts its site whatever it was. */
  public void recover(long id) {
    caller.write("host_recovery", Caller.id(id));
  }

  /**
   * Sets the day at whose start, in the panel's zone, the host expires (host_endtime). Safe to
   * repeat. 1970-01-01 to 2038-01-18: later days crash the panel after BT was changed.
   */
  public void endOn(long id, LocalDate day) {
    caller.write("host_endtime", Caller.of("id", Long.toString(id), "endtime", day.toString()));
  }

  /**
   * Sets single limits (host_edit). Safe to repeat. The panel ignores a 0, so no limit can be
   * lifted this way.
   */
  public HostRow edit(EditHost edit) {
    return caller.write("host_edit", edit.parameters()).row(HostRow::read);
  }

  /**
   * Sets the limits of one of the panel's plans (host_update). Safe to repeat. From a plan with a
   * connection limit to one without, the panel crashes and changes nothing.
   */
  public HostRow changePlan(long id, long planId) {
    return caller
        .write("host_update", Caller.of("id", Long.toString(id), "plan_id", Long.toString(planId)))
        .row(HostRow::read);
  }

  /** Limits connections and KB/s at the web server (host_speed); not kept in the row. */
  public void limitSpeed(long id, int connections, int kilobytesPerSecond) {
    caller.write(
        "host_speed",
        Caller.of(
            "id", Long.toString(id),
            "perserver", Integer.toString(connections),
            "limit_rate", Integer.toString(kilobytesPerSecond)));
  }

  /** Lifts the limits of {@link #limitSpeed} (host_speedoff); the row keeps what it says. */
  public void unlimitSpeed(long id) {
    caller.write("host_speedoff", Caller.id(id));
  }

  /**
   * Measures a host (host_resource), and sets it over quota or back to normal by what it finds, a
   * suspension too. With BT down it finds nothing, and lifts an excess.
   */
  public Measurement measure(long id) {
    return caller.write("host_resource", Caller.id(id)).row(Measurement::read);
  }

  /**
   * Makes the site follow the row (host_sync). Where BT's end date differs from the row's, it is
   * damaged: set it again by {@link #endOn}.
   */
  public void sync(long id) {
    caller.write("host_sync", Caller.id(id));
  }
}
