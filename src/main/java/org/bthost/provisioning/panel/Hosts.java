package org.bthost.provisioning.panel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bthost.provisioning.panel.wire.Answer;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.HostWords;

/**
 * Virtual hosts. Each has a row on the panel and a site on BT (BaoTa, the server panel below), and
 * the two can disagree. A normal return means the panel said yes, which for the writing calls
 * proves little: it says yes to start, stop, lock, recycle, edit and speed limits even when BT
 * refused or was dead. Only {@link #status} tells what BT really does.
 *
 * <p>Start, stop and lock ask BT only when they change the row, so repeating them repairs nothing;
 * the opposite call and then the wanted one does. They and recycle, recover, sync and measure look
 * the site up on BT by a part of its name and may take another site of a longer name for it.
 * Source: behaviour.md 2, 6 B and 6 C.
 *
 * <p>What belongs to a host, such as its domains, is in {@link HostGoods}.
 *
 * <p>Unless said otherwise an unknown host, and one in the recycle bin, is a {@link PanelRejected}
 * with NOT_FOUND. Sizes are MB. Days are days in the panel's zone, Asia/Shanghai. All methods throw
 * {@link PanelException}.
 */
public final class Hosts {
  private final Caller caller;

  Hosts(Caller caller) {
    this.caller = caller;
  }

  /**
   * Builds the site, its FTP account and its database on BT, sets the end date there, and writes
   * the panel's row last. Never sent twice; an expired signature is thrown, too. May take minutes:
   * each of three to five calls to BT may wait 120 s.
   *
   * <p>Not safe to repeat. What fails after BT made the site leaves site, account and database
   * there without a row, and no call sees or removes them. Look for the name in {@link #each}
   * before, and again some time after any failure. ALREADY_EXISTS: BT has a site of that name,
   * maybe such an orphan. EMPTY_MESSAGE: unknown or hidden plan, or BT is dead. EMPTY_DOMAIN_POOL:
   * nothing was done. OTHER and {@link PanelGarbled} (HTTP 500): an orphan is possible. Source:
   * behaviour.md 4; API document, 主机创建.
   */
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

  /**
   * The host's row with its databases, FTP account and domains, passwords in the clear. BT is not
   * asked: sizes are those of the last measurement. Safe to repeat. A database or FTP account that
   * is shut is left out. Source: behaviour.md 3, host_info; API document, 主机详情.
   */
  public HostDetail detail(long id) {
    return HostWords.detail(call(Endpoint.HOST_INFO, id).row());
  }

  /**
   * Passes on every host of the panel, one by one while the answer comes in, so that memory does
   * not grow with their number. Recycled hosts, among them those the panel's cron found expired,
   * are not in it, nor is a build still under way. BT is not asked. Safe to repeat.
   *
   * <p>Only a normal return says that these were all. Before a {@link PanelUnconfirmed} (the list
   * broke off) or a {@link PanelGarbled} (a row could not be read) some hosts may have been passed
   * on: that another one was not seen then says nothing. The panel may be silent for the read
   * time-out, and the whole list may take as long as a build. The call keeps its place at the panel
   * for all that time, so be quick with a host and call the same panel for none of them. What the
   * consumer throws is thrown as it is. Source: behaviour.md 3, host_list, and 6 A; API document,
   * 主机列表.
   */
  public void each(Consumer<? super HostRow> host) {
    each(Form.EMPTY, host);
  }

  /**
   * The hosts of one user; none if there is no such user. Otherwise as {@link #each}. Source:
   * behaviour.md 3, host_list; API document, 主机列表, user_id.
   */
  public List<HostRow> listOfUser(long userId) {
    return list(Form.of("user_id", userId));
  }

  /**
   * The hosts that the panel's rows file under one sort; none if there is no such sort. BT's own
   * sorting may differ. Otherwise as {@link #each}. Source: behaviour.md 3, host_list, and 4; API
   * document, 主机列表, sort_id.
   */
  public List<HostRow> listOfSort(long sortId) {
    return list(Form.of("sort_id", sortId));
  }

  /**
   * The row's state and, asked of BT now, whether the site really runs. Wanted is normal with true,
   * every other state with false. Safe to repeat. SITE_NOT_SEEN: BT shows no site of exactly this
   * name and id among its first 15 hits. SERVER_BELOW_DOWN: BT does not answer. Source:
   * behaviour.md 3, host_status, and 6 B; API document, 主机状态.
   */
  public HostStatus status(long id) {
    return HostWords.status(call(Endpoint.HOST_STATUS, id).row());
  }

  /**
   * Sets the row to normal, from any state, also past its end date. Starts the site on BT if the
   * row changed; BT's failure is not told. A lock or an expiry is lost. Repeating is harmless and
   * repairs nothing: see {@link #status}, and call {@link #stop} first to repair. Source:
   * behaviour.md 2, host_start; API document, 主机开启.
   */
  public void start(long id) {
    call(Endpoint.HOST_START, id);
  }

  /**
   * Sets the row to stop and stops the site on BT if the row changed; BT's failure is not told. A
   * lock becomes a mere stop, which the customer can undo on the panel's pages. Repeating is
   * harmless and repairs nothing: see {@link #status}, and call {@link #start} first to repair.
   * Source: behaviour.md 2, host_stop, and 8; API document, 主机停用.
   */
  public void stop(long id) {
    call(Endpoint.HOST_STOP, id);
  }

  /**
   * Sets the row to locked, so that the customer cannot start the site, and stops it on BT if the
   * row changed; BT's failure is not told. The panel's own measuring can still undo it. Repeating
   * is harmless and repairs nothing: see {@link #status}, and call {@link #start} first to repair.
   * Source: behaviour.md 2, host_locked, 6 D and 8; API document, 主机锁定.
   */
  public void lock(long id) {
    call(Endpoint.HOST_LOCKED, id);
  }

  /**
   * Puts the row in the recycle bin and stops the site on BT; BT's failure is not told, and {@link
   * #status} then refuses. So stop the host and see it stopped before. After seven days (a setting
   * of the panel) the panel deletes site, files, database and FTP account on BT, and the row. The
   * second call is NOT_FOUND: take that for done. Source: behaviour.md 2, host_recycle, and 6 F;
   * API document, 主机放入回收站.
   */
  public void recycle(long id) {
    call(Endpoint.HOST_RECYCLE, id);
  }

  /**
   * Takes the row out of the recycle bin, its state unchanged, and starts the site on BT whatever
   * that state is, even of a host that was not recycled: restore the wanted state afterwards.
   * Repeating succeeds. NOT_FOUND: deleted for good. EMPTY_MESSAGE: BT is dead, and the host stays
   * in the bin. That BT refused is not told. An expired host needs recover, {@link #changeEnd},
   * {@link #start}, in this order. Source: behaviour.md 2, host_recovery, and 6 E; API document,
   * 主机回收站恢复.
   */
  public void recover(long id) {
    call(Endpoint.HOST_RECOVERY, id);
  }

  /**
   * Sets the end date on BT and then in the row; returns the day the panel repeats. The panel takes
   * the host for expired at the start of that Asia/Shanghai day, BT only after it. Safe to repeat,
   * and it mends BT's date after {@link #sync}. It does not revive an expired host. EMPTY_MESSAGE:
   * BT is dead, the row is unchanged. Source: behaviour.md 1, 2 and 3, host_endtime; API document,
   * 到期时间修改.
   *
   * @throws IllegalArgumentException if the day is before 1970-01-02 or after 2038-01-18
   */
  public LocalDate changeEnd(long id, LocalDate endsOn) {
    var form = Form.of("id", id).with("endtime", endsOn);
    return caller.call(Endpoint.HOST_ENDTIME, form).day();
  }

  /**
   * Changes single columns of the row; the row returned shows what the panel really took. A new end
   * date, sort or state goes to BT as well, and BT's failure is not told. Panel 1.6.2 ignores every
   * 0 and false and still says yes: no limit can be lifted. Sizes are MB, the rest counts. Safe to
   * repeat. Source: behaviour.md 3, host_edit; API document, 主机编辑.
   */
  public HostRow edit(EditHost change) {
    var form = Form.of("id", change.id()).withAll(change.fields(), "%s");
    return HostWords.row(caller.call(Endpoint.HOST_EDIT, form).row());
  }

  /**
   * Gives the row a plan's quotas (MB, counts, connections, KB/s), not its database, FTP, PHP or IP
   * addresses. BT hears of it only if the number of connections changes. A host over its old quota
   * stays stopped. Safe to repeat. UNKNOWN_PLAN: no such plan; hidden ones are taken.
   *
   * <p>From a plan with a connection limit to one without, panel 1.6.2 crashes ({@link
   * PanelGarbled}, HTTP 500) and saves nothing. A host built with a limit is changed, but BT keeps
   * the limit. Source: behaviour.md 3, host_update, and 6 H; API document, 主机升级.
   */
  public HostRow changePlan(long id, long planId) {
    var form = Form.of("id", id).with("plan_id", planId);
    return HostWords.row(caller.call(Endpoint.HOST_UPDATE, form).row());
  }

  /**
   * Limits concurrent connections of the site, and KB/s of one request, on BT. The row does not
   * show it, and no call reads it back. The panel says yes even if BT is dead. Safe to repeat.
   * Source: behaviour.md 3, host_speed; API document, 主机限速.
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

  /**
   * Lifts the speed limits on BT. The row keeps its numbers, so this does not help {@link
   * #changePlan} to a plan without limits. Safe to repeat. OTHER: BT is dead. Source: behaviour.md
   * 3, host_speedoff; API document, 关闭限速.
   */
  public void unlimitSpeed(long id) {
    call(Endpoint.HOST_SPEEDOFF, id);
  }

  /**
   * Measures site, database and this month's traffic on BT, in MB, and writes them to the row. Over
   * a limit the row becomes excess and BT stops the site; an excess host under its limits becomes
   * normal and is started.
   *
   * <p>Not safe to repeat: excess replaces a stop, a lock or an expiry, and is later made normal.
   * Never call it for a host that is to stay stopped. With BT dead it says yes with zeros, and an
   * excess host becomes normal. But call it once after a build: before that the panel's cron never
   * measures the host. Source: behaviour.md 2, host_resource, and 6 D; API document, 资源核资.
   */
  public Measurement measure(long id) {
    return HostWords.measurement(call(Endpoint.HOST_RESOURCE, id).row());
  }

  /**
   * Writes BT's id of the site to the row, and starts or stops the site on BT as the row says.
   *
   * <p>The end date is broken in panel 1.6.2: where BT's differs from the row's, BT gets the site's
   * number instead of a date, while the report shows the right day. Always call {@link #changeEnd}
   * with the row's day right after. Repeating repairs the state and does not mend the date.
   * SERVER_BELOW_DOWN: BT is dead. SITE_NOT_SEEN: BT has no such site. Source: behaviour.md 3,
   * host_sync, and 6 C; API document, 主机同步.
   */
  public SyncReport sync(long id) {
    return HostWords.sync(call(Endpoint.HOST_SYNC, id).row());
  }

  private List<HostRow> list(Form form) {
    var rows = new ArrayList<HostRow>();
    each(form, rows::add);
    return List.copyOf(rows);
  }

  private void each(Form form, Consumer<? super HostRow> host) {
    caller.each(Endpoint.HOST_LIST, form, HostWords::row, host);
  }

  private Answer call(Endpoint endpoint, long id) {
    return caller.call(endpoint, Form.of("id", id));
  }
}
