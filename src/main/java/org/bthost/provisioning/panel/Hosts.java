package org.bthost.provisioning.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.bthost.provisioning.panel.wire.Answer;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.HostWords;
import org.bthost.provisioning.panel.wire.PlainText;

/**
 * Virtual hosts. A normal return means the panel said yes, which for the writing calls proves
 * little: the panel says yes to start, stop, lock, recycle, edit and speed limits even when the
 * server below refused or was dead (panel behaviour, section 2). {@link #status} tells the truth.
 *
 * <p>Unless said otherwise an unknown host, and one in the recycle bin, is a {@link PanelRejected}
 * with NOT_FOUND. All methods throw {@link PanelException}.
 */
public final class Hosts {
  private final Caller caller;

  Hosts(Caller caller) {
    this.caller = caller;
  }

  /** Builds a host. Never sent twice; an expired signature is thrown, too. */
  public BuiltHost build(BuildHost order) {
    var form = Form.EMPTY.with("username", order.username()).with("endtime", order.endsOn());
    form = form.with("user_id", order.userId());
    if (order.sortId().isPresent()) {
      form = form.with("sort_id", order.sortId().getAsLong());
    }
    return HostWords.built(
        caller.call(Endpoint.HOST_BUILD, withResources(form, order.resources())).row());
  }

  private static Form withResources(Form form, BuildHost.Resources resources) {
    if (resources instanceof BuildHost.Resources.OnPlan onPlan) {
      return form.with("plans_id", onPlan.planId());
    }
    var pack = ((BuildHost.Resources.OfPack) resources).pack();
    return form.withAll(pack.fields(), "pack[%s]");
  }

  /** The host's row with its databases, FTP account and domains (host_info). */
  public HostDetail detail(long id) {
    return HostWords.detail(call(Endpoint.HOST_INFO, id).row());
  }

  /** Every host of the panel except recycled ones; there is no paging. */
  public List<HostRow> list() {
    return list(Form.EMPTY);
  }

  /** The hosts of one user; none if there is no such user. */
  public List<HostRow> listOfUser(long userId) {
    return list(Form.of("user_id", userId));
  }

  /** The hosts filed under one sort. */
  public List<HostRow> listOfSort(long sortId) {
    return list(Form.of("sort_id", sortId));
  }

  /**
   * The panel's row and whether the web server really serves the site. SITE_NOT_SEEN if the server
   * does not show it, SERVER_BELOW_DOWN if the server does not answer.
   */
  public HostStatus status(long id) {
    return HostWords.status(call(Endpoint.HOST_STATUS, id).row());
  }

  /** Starts the site and sets its row to normal, from any state, also past its end date. */
  public void start(long id) {
    call(Endpoint.HOST_START, id);
  }

  /** Stops the site; a lock becomes a mere stop, which the panel's customer can undo. */
  public void stop(long id) {
    call(Endpoint.HOST_STOP, id);
  }

  /** Stops the site so that the panel's customer cannot start it. */
  public void lock(long id) {
    call(Endpoint.HOST_LOCKED, id);
  }

  /** Puts the host in the recycle bin, where it is destroyed after seven days. */
  public void recycle(long id) {
    call(Endpoint.HOST_RECYCLE, id);
  }

  /** Takes the host out of the recycle bin; the site is started always, whatever its row says. */
  public void recover(long id) {
    call(Endpoint.HOST_RECOVERY, id);
  }

  /** Sets the first day on which the host counts as expired; returns the day the panel repeats. */
  public LocalDate changeEnd(long id, LocalDate endsOn) {
    var form = Form.of("id", id).with("endtime", endsOn);
    return caller.call(Endpoint.HOST_ENDTIME, form).day();
  }

  /** Changes single fields; the row returned shows what the panel really took. */
  public HostRow edit(EditHost change) {
    var form = Form.of("id", change.id()).withAll(change.fields(), "%s");
    return HostWords.row(caller.call(Endpoint.HOST_EDIT, form).row());
  }

  /**
   * Gives the host a plan's quotas. From a plan with a connection limit to one without, panel 1.6.2
   * crashes ({@link PanelGarbled}, HTTP 500) and saves nothing.
   */
  public HostRow changePlan(long id, long planId) {
    var form = Form.of("id", id).with("plan_id", planId);
    return HostWords.row(caller.call(Endpoint.HOST_UPDATE, form).row());
  }

  /**
   * Limits concurrent connections and KB/s for one request; the panel's row does not show it.
   *
   * @throws IllegalArgumentException if one of them is not above 0
   */
  public void limitSpeed(long id, long perserver, long limitRateKb) {
    if (perserver < 1 || limitRateKb < 1) {
      throw new IllegalArgumentException("A speed limit is above 0");
    }
    var form = Form.of("id", id).with("perserver", perserver).with("limit_rate", limitRateKb);
    caller.call(Endpoint.HOST_SPEED, form);
  }

  /** Lifts the speed limits. */
  public void unlimitSpeed(long id) {
    call(Endpoint.HOST_SPEEDOFF, id);
  }

  /**
   * Measures the host, and starts or stops it by the result: never call it for a host that is to
   * stay stopped, nor while the server below is down (panel behaviour, section 6 D).
   */
  public Measurement measure(long id) {
    return HostWords.measurement(call(Endpoint.HOST_RESOURCE, id).row());
  }

  /**
   * Makes the server below follow the panel's row. Damages the server's own end date if that
   * differs: call {@link #changeEnd} before or after.
   */
  public SyncReport sync(long id) {
    return HostWords.sync(call(Endpoint.HOST_SYNC, id).row());
  }

  /**
   * Binds a domain. ALREADY_EXISTS if some site has it; OTHER may mean that it was bound in the
   * server below and not noted by the panel. The API cannot unbind.
   */
  public HostDomain bindDomain(BindDomain order) {
    var form =
        Form.of("id", order.hostId())
            .with("domain", order.domain())
            .with("dirs", order.directory())
            .with("is_audit", order.audit() ? 1 : 0);
    return HostWords.domain(caller.call(Endpoint.HOST_DOMAIN, form).row());
  }

  /**
   * Sets passwords; 6 to 32 letters and digits. Returns what the panel took. For a host without FTP
   * account FTP and ALL crash it ({@link PanelGarbled}, HTTP 500) before anything is changed.
   */
  public Secret changePassword(long id, PasswordScope scope, Secret password) {
    var form =
        Form.of("id", id)
            .with("type", scope.name().toLowerCase(Locale.ROOT))
            .with("password", PlainText.requirePassword(password));
    return new Secret(caller.call(Endpoint.HOST_PASS, form).row().name("password"));
  }

  /** Sets the remark on a host; 1 to 255 characters. */
  public void changeNotice(long id, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The panel refuses an empty notice");
    }
    var form = Form.of("id", id).with("text", PlainText.require("notice", text, 255));
    caller.call(Endpoint.HOST_NOTICE, form);
  }

  /** Gives the host to another user; the panel does not check that there is one. */
  public void push(long id, long userId) {
    caller.call(Endpoint.HOST_PUSH, Form.of("host_id", id).with("user_id", userId));
  }

  /**
   * Binds an IP address. Broken in panel 1.6.2: it notes the word {@code Array} for every address
   * and says yes.
   */
  public void bindIp(long id, long ipId) {
    caller.call(Endpoint.HOST_BINDIP, Form.of("id", id).with("ip_id", ipId));
  }

  /** Unbinds an IP address. Broken in panel 1.6.2: all addresses after it go with it. */
  public void unbindIp(long id, long ipId) {
    caller.call(Endpoint.HOST_UNBINDIP, Form.of("id", id).with("ip_id", ipId));
  }

  private List<HostRow> list(Form form) {
    var rows = caller.call(Endpoint.HOST_LIST, form).rows();
    return rows.stream().map(HostWords::row).toList();
  }

  private Answer call(Endpoint endpoint, long id) {
    return caller.call(endpoint, Form.of("id", id));
  }
}
