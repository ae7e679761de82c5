package org.bthost.provisioning.gateway;

import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.Belongings;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.DomainRules;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostListing;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Login;
import org.bthost.provisioning.domain.Offer;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Password;
import org.bthost.provisioning.domain.Pulse;
import org.bthost.provisioning.domain.Throttle;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.panel.Choice;
import org.bthost.provisioning.panel.DomainPool;
import org.bthost.provisioning.panel.EditHost;
import org.bthost.provisioning.panel.FtpAccount;
import org.bthost.provisioning.panel.HostDatabase;
import org.bthost.provisioning.panel.HostDetail;
import org.bthost.provisioning.panel.HostDomain;
import org.bthost.provisioning.panel.HostLimits;
import org.bthost.provisioning.panel.HostPack;
import org.bthost.provisioning.panel.HostRow;
import org.bthost.provisioning.panel.HostState;
import org.bthost.provisioning.panel.HostStatus;
import org.bthost.provisioning.panel.IpPool;
import org.bthost.provisioning.panel.PanelUser;
import org.bthost.provisioning.panel.Plan;
import org.bthost.provisioning.panel.Secret;
import org.bthost.provisioning.panel.Sort;

/** The panel's words in ours, and ours in the panel's. */
final class Translation {
  private Translation() {}

  static HostSight sight(HostDetail host, WebServer webServer) {
    return sight(host.row(), webServer, !host.databases().isEmpty(), host.ftp().isPresent());
  }

  /** What the row alone tells: the rest is taken to be as it should. */
  static HostSight sight(HostRow row) {
    WebServer fitting = row.status() == HostState.NORMAL ? WebServer.UP : WebServer.DOWN;
    return sight(row, fitting, true, true);
  }

  private static HostSight sight(HostRow row, WebServer webServer, boolean database, boolean ftp) {
    return new HostSight(
        new HostId(row.id()),
        new PanelUserId(row.userId()),
        row.name(),
        state(row.status()),
        webServer,
        row.endsOn(),
        limits(row.limits()),
        throttle(row.limits()),
        row.limits().audit(),
        row.limits().subBind(),
        new Usage(
            megabytes(row.usage().siteMb()),
            megabytes(row.usage().sqlMb()),
            megabytes(row.usage().flowMb())),
        database,
        ftp,
        row.checkedAt());
  }

  /** A host that uses a part of a megabyte uses it whole. */
  private static int megabytes(double used) {
    return (int) Math.ceil(used);
  }

  private static Limits limits(HostLimits shown) {
    return new Limits(
        number(shown.siteMb()),
        number(shown.sqlMb()),
        number(shown.flowMb()),
        number(shown.domains()),
        number(shown.webBackups()),
        number(shown.sqlBackups()));
  }

  private static Throttle throttle(HostLimits shown) {
    return new Throttle(number(shown.perserver()), number(shown.limitRateKb()));
  }

  private static int number(long shown) {
    return (int) Math.min(shown, Integer.MAX_VALUE);
  }

  private static HostSight.Row state(HostState state) {
    return switch (state) {
      case NORMAL -> HostSight.Row.NORMAL;
      case STOP -> HostSight.Row.STOPPED;
      case LOCKED -> HostSight.Row.LOCKED;
      case EXPIRED -> HostSight.Row.EXPIRED;
      case EXCESS -> HostSight.Row.OVER_QUOTA;
      case ERROR, UNRECOGNISED -> HostSight.Row.FAULTY;
    };
  }

  static Pulse pulse(HostStatus status) {
    return Pulse.of(state(status.loca()), status.serving());
  }

  static HostListing listing(HostRow row) {
    return new HostListing(
        new HostId(row.id()), new PanelUserId(row.userId()), row.name(), row.endsOn());
  }

  static Belongings belongings(HostDetail host) {
    return new Belongings(
        new HostId(host.row().id()),
        new PanelUserId(host.row().userId()),
        host.row().name(),
        host.row().notice(),
        host.domains().stream().map(HostDomain::domain).toList(),
        host.ftp().map(Translation::ftp),
        host.databases().stream().map(Translation::database).toList());
  }

  static Belongings.Ftp ftp(FtpAccount account) {
    return new Belongings.Ftp(
        account.id(), login(account.username(), account.password()), account.active());
  }

  static Belongings.Database database(HostDatabase shown) {
    return new Belongings.Database(
        shown.id(), shown.name(), login(shown.username(), shown.password()), shown.console());
  }

  static Login login(PanelUser user) {
    return login(user.username(), user.password());
  }

  private static Login login(String name, Secret password) {
    return new Login(name, new Password(password.value()));
  }

  /** A change of plan gives a host the plan's audit, and leaves its folders as they are. */
  static PackageTerms terms(Plan plan) {
    return new PackageTerms(
        limits(plan.limits().quotas()),
        throttle(plan.limits().quotas()),
        new DomainRules(Optional.of(plan.limits().quotas().audit()), Optional.empty()),
        plan.limits().hasDatabase(),
        plan.limits().ftp());
  }

  static PackageTerms terms(HostPackage.CustomLimits custom) {
    return new PackageTerms(
        custom.limits(), custom.ownThrottle(), custom.rules(), custom.database(), custom.ftp());
  }

  static HostPack pack(HostPackage.CustomLimits custom) {
    Limits limits = custom.limits();
    Throttle throttle = custom.ownThrottle();
    return HostPack.inDomainPool(custom.domainPool())
        .siteMb(limits.siteMb())
        .sqlMb(limits.databaseMb())
        .flowMb(limits.flowMb())
        .domains(limits.domains())
        .webBackups(limits.webBackups())
        .sqlBackups(limits.databaseBackups())
        .perserver(throttle.connections())
        .limitRateKb(throttle.kilobytesPerSecond())
        .sql(custom.database() ? "MySQL" : "none")
        .audit(custom.rules().audit().orElse(false))
        .subBind(custom.rules().subDirectories().orElse(false))
        .ftp(custom.ftp());
  }

  /** The panel ignores what is to be switched off, so only what is to be on is said. */
  static EditHost edit(HostId host, HostPackage.CustomLimits custom) {
    Limits limits = custom.limits();
    EditHost edit =
        EditHost.of(host.value())
            .siteMb(limits.siteMb())
            .sqlMb(limits.databaseMb())
            .flowMb(limits.flowMb())
            .domains(limits.domains())
            .webBackups(limits.webBackups())
            .sqlBackups(limits.databaseBackups());
    EditHost audited = custom.rules().audit().orElse(false) ? edit.audit(true) : edit;
    return custom.rules().subDirectories().orElse(false) ? audited.subBind(true) : audited;
  }

  /** What an order has of its own, over a plan's limits. */
  static EditHost edit(HostId host, PackageOptions options) {
    EditHost edit = EditHost.of(host.value());
    for (Map.Entry<Detail, Integer> option : options.values().entrySet()) {
      int max = option.getValue();
      edit =
          switch (option.getKey()) {
            case SITE -> edit.siteMb(max);
            case DATABASE -> edit.sqlMb(max);
            case TRAFFIC -> edit.flowMb(max);
            case DOMAINS -> edit.domains(max);
            case SITE_BACKUPS -> edit.webBackups(max);
            case DATABASE_BACKUPS -> edit.sqlBackups(max);
            default -> edit;
          };
    }
    return edit;
  }

  static Offer offer(Plan plan) {
    return new Offer(Long.toString(plan.id()), plan.name(), !plan.hidden());
  }

  static Offer offer(Sort sort) {
    return new Offer(Long.toString(sort.id()), sort.name(), true);
  }

  static Offer offer(Choice choice) {
    return new Offer(choice.id(), choice.name(), true);
  }

  static Offer offer(DomainPool pool) {
    return new Offer(Long.toString(pool.id()), pool.name(), pool.active());
  }

  static Offer offer(IpPool pool) {
    return new Offer(Long.toString(pool.id()), pool.name(), pool.active());
  }
}
