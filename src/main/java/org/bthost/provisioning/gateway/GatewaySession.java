package org.bthost.provisioning.gateway;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostListing;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.Offer;
import org.bthost.provisioning.domain.OfferKind;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.Pulse;
import org.bthost.provisioning.domain.Throttle;
import org.bthost.provisioning.panel.BuildHost;
import org.bthost.provisioning.panel.CreateUser;
import org.bthost.provisioning.panel.HostDetail;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelGarbled;
import org.bthost.provisioning.panel.PanelRejected;
import org.bthost.provisioning.panel.PanelUser;
import org.bthost.provisioning.panel.Plan;
import org.bthost.provisioning.panel.Secret;

/** One attempt's way to one panel. Not thread-safe; the plans are read once. */
final class GatewaySession implements PanelSession {
  private final PanelClient panel;
  private final long userGroup;
  private final boolean bindsAddresses;
  private Optional<List<Plan>> plans = Optional.empty();

  GatewaySession(PanelClient panel, long userGroup, boolean bindsAddresses) {
    this.panel = panel;
    this.userGroup = userGroup;
    this.bindsAddresses = bindsAddresses;
  }

  @Override
  public ObservedState look(HostId host) {
    try {
      HostDetail detail = Troubles.call(() -> panel.hosts().detail(host.value()));
      return new ObservedState.Present(Translation.sight(detail, webServer(host)));
    } catch (PanelTrouble trouble) {
      if (trouble.kind() == PanelTrouble.Kind.NOT_FOUND) {
        return new ObservedState.Absent();
      }
      throw trouble;
    }
  }

  /** Where the panel can't tell, its answer is not taken for a no. */
  private WebServer webServer(HostId host) {
    try {
      boolean serving = panel.hosts().status(host.value()).serving();
      return serving ? WebServer.UP : WebServer.DOWN;
    } catch (PanelRejected | PanelGarbled unclear) {
      return WebServer.UNSEEN;
    } catch (PanelException e) {
      throw Troubles.of(e);
    }
  }

  @Override
  public Optional<Pulse> pulse(HostId host) {
    try {
      return Optional.of(Translation.pulse(panel.hosts().status(host.value())));
    } catch (PanelGarbled unclear) {
      return Optional.of(Pulse.unseen());
    } catch (PanelException e) {
      return switch (Troubles.kind(e)) {
        case NOT_FOUND -> Optional.empty();
        case CRASHED -> Optional.of(Pulse.unseen());
        default -> throw Troubles.of(e);
      };
    }
  }

  @Override
  public void eachHost(Consumer<HostSight> host) {
    Troubles.call(() -> panel.hosts().each(row -> host.accept(Translation.sight(row))));
  }

  @Override
  public List<HostListing> hostsOf(PanelUserId user) {
    return Troubles.call(() -> panel.hosts().listOfUser(user.value())).stream()
        .filter(row -> row.userId() == user.value())
        .map(Translation::listing)
        .toList();
  }

  @Override
  public List<PanelUserId> usersNamed(HostName name) {
    return Troubles.call(() -> panel.users().listOfGroup(userGroup)).stream()
        .filter(user -> user.username().equals(name.value()))
        .map(PanelUser::id)
        .map(PanelUserId::new)
        .sorted()
        .toList();
  }

  @Override
  public Map<PanelUserId, String> userNames() {
    return Troubles.call(() -> panel.users().list()).stream()
        .collect(
            Collectors.toMap(
                user -> new PanelUserId(user.id()), PanelUser::username, (one, same) -> one));
  }

  @Override
  public Optional<PackageTerms> terms(HostPackage pack) {
    if (pack instanceof HostPackage.PanelPlan plan) {
      return plan(plan.id()).map(Translation::terms);
    }
    return Optional.of(Translation.terms((HostPackage.CustomLimits) pack));
  }

  /** The list holds the hidden plans too; a single unknown plan would crash the panel. */
  private Optional<Plan> plan(long id) {
    List<Plan> all = plans.orElseGet(() -> Troubles.call(() -> panel.plans().list()));
    plans = Optional.of(all);
    return all.stream().filter(plan -> plan.id() == id).findFirst();
  }

  @Override
  public List<Offer> offers(OfferKind kind) {
    return Troubles.call(
        () ->
            switch (kind) {
              case PLAN -> panel.plans().list().stream().map(Translation::offer).toList();
              case CATEGORY -> panel.sorts().list().stream().map(Translation::offer).toList();
              case PHP_VERSION ->
                  panel.connection().phpVersions().stream().map(Translation::offer).toList();
              case PROGRAM ->
                  panel.connection().deployments().stream().map(Translation::offer).toList();
              case DOMAIN_POOL ->
                  panel.pools().domainPools().stream().map(Translation::offer).toList();
              case IP_POOL -> panel.pools().ipPools().stream().map(Translation::offer).toList();
            });
  }

  @Override
  public PanelUserId createUser(HostName name, String password) {
    var order = new CreateUser(name.value(), new Secret(password), name.value(), userGroup);
    return Troubles.call(() -> new PanelUserId(panel.users().create(order).id()));
  }

  @Override
  public HostId build(HostName name, PanelUserId owner, Product product, LocalDate endsOn) {
    BuildHost order =
        new BuildHost(
            name.value(), endsOn, owner.value(), product.category(), resources(product.pack()));
    try {
      return new HostId(panel.hosts().build(order).id());
    } catch (PanelException e) {
      throw buildTrouble(e, product.pack());
    }
  }

  private static BuildHost.Resources resources(HostPackage pack) {
    return pack instanceof HostPackage.PanelPlan plan
        ? new BuildHost.Resources.OnPlan(plan.id())
        : new BuildHost.Resources.OfPack(Translation.pack((HostPackage.CustomLimits) pack));
  }

  /**
   * A no without a word has two causes, both before the panel acts: the plan is not on offer, or BT
   * does not answer. The list of plans tells them apart (panel behaviour, section 4).
   */
  private PanelTrouble buildTrouble(PanelException failure, HostPackage pack) {
    if (failure instanceof PanelRejected rejected
        && rejected.reason() == PanelRejected.Reason.EMPTY_MESSAGE
        && pack instanceof HostPackage.PanelPlan wanted) {
      plans = Optional.empty();
      boolean offered = plan(wanted.id()).filter(found -> !found.hidden()).isPresent();
      return offered
          ? new PanelTrouble(
              PanelTrouble.Kind.BELOW_DOWN,
              "host_build was answered no without a word: BT below the panel does not answer",
              failure)
          : new PanelTrouble(
              PanelTrouble.Kind.REFUSED,
              "the panel does not offer plan " + wanted.id() + ": it is hidden or unknown",
              failure);
    }
    boolean taken =
        failure instanceof PanelRejected rejected
            && rejected.reason() == PanelRejected.Reason.ALREADY_EXISTS;
    return taken
        ? new PanelTrouble(
            PanelTrouble.Kind.CRASHED, "a site of this name is at BT already", failure)
        : Troubles.of(failure);
  }

  @Override
  public void start(HostId host) {
    Troubles.call(() -> panel.hosts().start(host.value()));
  }

  @Override
  public void stop(HostId host) {
    Troubles.call(() -> panel.hosts().stop(host.value()));
  }

  @Override
  public void lock(HostId host) {
    Troubles.call(() -> panel.hosts().lock(host.value()));
  }

  @Override
  public void recycle(HostId host) {
    Troubles.call(() -> panel.hosts().recycle(host.value()));
  }

  @Override
  public void recover(HostId host) {
    Troubles.call(() -> panel.hosts().recover(host.value()));
  }

  @Override
  public void endOn(HostId host, LocalDate day) {
    Troubles.call(() -> panel.hosts().changeEnd(host.value(), day));
  }

  @Override
  public void changePackage(HostId host, HostPackage pack, boolean throttled) {
    if (pack instanceof HostPackage.PanelPlan plan) {
      Troubles.call(() -> panel.hosts().changePlan(host.value(), plan.id()));
      if (plan.options().hasLimits()) {
        Troubles.call(() -> panel.hosts().edit(Translation.edit(host, plan.options())));
      }
      Throttle plans = terms(plan).map(PackageTerms::throttle).orElse(Throttle.NONE);
      throttle(host, plan.options().over(plans), throttled);
    } else if (pack instanceof HostPackage.CustomLimits custom) {
      Troubles.call(() -> panel.hosts().edit(Translation.edit(host, custom)));
      throttle(host, custom.ownThrottle(), throttled);
    }
  }

  /**
   * A change of plan tells BT of its throttle only where the row shows another number of
   * connections, and the row shows neither what a build set nor what was set by hand: so BT is told
   * anyway (panel behaviour, section 3, host_update).
   */
  private void throttle(HostId host, Throttle throttle, boolean throttled) {
    if (throttle.isSet()) {
      Troubles.call(
          () ->
              panel
                  .hosts()
                  .limitSpeed(host.value(), throttle.connections(), throttle.kilobytesPerSecond()));
    } else if (throttled && throttle.connections() == 0) {
      Troubles.call(() -> panel.hosts().unlimitSpeed(host.value()));
    }
  }

  @Override
  public void sync(HostId host) {
    Troubles.call(() -> panel.hosts().sync(host.value()));
  }

  @Override
  public void deleteUser(PanelUserId user) {
    Troubles.call(() -> panel.users().delete(user.value()));
  }

  @Override
  public void measure(HostId host) {
    Troubles.call(() -> panel.hosts().measure(host.value()));
  }

  @Override
  public HostActions actions() {
    return new GatewayActions(panel, bindsAddresses);
  }
}
