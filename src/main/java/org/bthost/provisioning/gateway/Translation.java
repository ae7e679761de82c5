package org.bthost.provisioning.gateway;

import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostListing;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Throttle;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.panel.EditHost;
import org.bthost.provisioning.panel.HostDetail;
import org.bthost.provisioning.panel.HostPack;
import org.bthost.provisioning.panel.HostRow;
import org.bthost.provisioning.panel.HostState;
import org.bthost.provisioning.panel.Plan;

/** The panel's words in ours, and ours in the panel's. */
final class Translation {
  private static final Throttle NO_THROTTLE = new Throttle(0, 0);

  private Translation() {}

  static HostSight sight(HostDetail host, WebServer webServer) {
    HostRow row = host.row();
    return new HostSight(
        new HostId(row.id()),
        new PanelUserId(row.userId()),
        row.siteName(),
        state(row.state()),
        webServer,
        row.endsOn(),
        new Limits(
            row.most().site(),
            row.most().database(),
            row.most().flow(),
            row.domains(),
            row.webBackups(),
            row.sqlBackups()),
        new Throttle(row.perserver(), row.limitRate()),
        new Usage(row.used().site(), row.used().database(), row.used().flow()),
        !host.databases().isEmpty(),
        host.ftp().isPresent(),
        row.checkedAt().isPresent());
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

  static HostListing listing(HostRow row) {
    return new HostListing(new HostId(row.id()), new PanelUserId(row.userId()), row.siteName());
  }

  static PackageTerms terms(Plan plan) {
    return new PackageTerms(
        new Limits(
            plan.most().site(),
            plan.most().database(),
            plan.most().flow(),
            plan.domains(),
            plan.webBackups(),
            plan.sqlBackups()),
        new Throttle(plan.perserver(), plan.limitRate()),
        plan.database(),
        plan.ftp());
  }

  static PackageTerms terms(HostPackage.CustomLimits custom) {
    return new PackageTerms(
        custom.limits(), custom.throttle().orElse(NO_THROTTLE), custom.database(), custom.ftp());
  }

  static HostPack pack(HostPackage.CustomLimits custom) {
    Limits limits = custom.limits();
    Throttle throttle = custom.throttle().orElse(NO_THROTTLE);
    return new HostPack(
        limits.siteMb(),
        limits.databaseMb(),
        limits.flowMb(),
        limits.domains(),
        limits.webBackups(),
        limits.databaseBackups(),
        throttle.connections(),
        throttle.kilobytesPerSecond(),
        custom.database(),
        custom.ftp(),
        custom.domainPool());
  }

  static EditHost edit(HostId host, Limits limits) {
    return new EditHost(
        host.value(),
        limits.siteMb(),
        limits.databaseMb(),
        limits.flowMb(),
        limits.domains(),
        limits.webBackups(),
        limits.databaseBackups());
  }
}
