package org.bthost.provisioning.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.HostAccess;
import org.bthost.provisioning.provision.NameSettling;
import org.bthost.provisioning.provision.PanelOffers;
import org.bthost.provisioning.provision.PanelRooms;
import org.bthost.provisioning.provision.Rota;
import org.bthost.provisioning.reconcile.Audits;
import org.bthost.provisioning.reconcile.Importer;
import org.bthost.provisioning.template.Renderer;
import org.bthost.provisioning.web.api.ApiTokens;

/** The module's life in a CDI container: it starts and stops with the application. */
@ApplicationScoped
public class ModuleBeans {
  private final CdiEvents events;
  private Optional<RunningModule> running = Optional.empty();

  @Inject
  ModuleBeans(Event<Outcome> outcomes, Event<UsageNotice> notices) {
    this.events = new CdiEvents(outcomes, notices);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    module();
  }

  private synchronized RunningModule module() {
    if (running.isEmpty()) {
      Descriptor descriptor = Descriptor.load();
      var module =
          RunningModule.start(
              descriptor, SettingValues.read(descriptor, System.getenv(), System.getProperties()));
      module.reporter().add(events);
      running = Optional.of(module);
    }
    return running.get();
  }

  /** Before beans are destroyed: by then Payara loads no class for the application any more. */
  synchronized void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    running.ifPresent(RunningModule::close);
    running = Optional.empty();
  }

  @Produces
  OrderDesk desk() {
    return module().desk();
  }

  @Produces
  Journal journal() {
    return module().journal();
  }

  @Produces
  Catalogue catalogue() {
    return module().catalogue();
  }

  @Produces
  PanelGateway gateway() {
    return module().gateway();
  }

  @Produces
  Descriptor descriptor() {
    return module().descriptor();
  }

  @Produces
  SettingValues settings() {
    return module().settings();
  }

  @Produces
  Audits audits() {
    return module().audits();
  }

  @Produces
  Importer importer() {
    return module().importer();
  }

  @Produces
  NameSettling nameSettling() {
    return module().nameSettling();
  }

  @Produces
  PanelOffers offers() {
    return module().offers();
  }

  @Produces
  HostAccess access() {
    return module().access();
  }

  @Produces
  PanelRooms rooms() {
    return module().rooms();
  }

  @Produces
  Rota rota() {
    return module().rota();
  }

  @Produces
  Health health() {
    return new Health(
        module().journal(),
        module().gateway(),
        module().jobs(),
        module().press()::faults,
        module().clock());
  }

  @Produces
  Metrics metrics() {
    return module().metrics();
  }

  @Produces
  ApiTokens tokens() {
    return module().tokens();
  }

  @Produces
  Renderer renderer() {
    return module().renderer();
  }
}
