package org.bthost.provisioning.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelCondition;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.PanelRooms;

/** What is measured, in the Prometheus text format. */
final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  void watch(Journal journal) {
    for (Operation.Status status : Operation.Status.values()) {
      Gauge.builder(
              "bthost.operations", () -> journal.operationCounts().getOrDefault(status.name(), 0L))
          .tag("status", status.name())
          .description("Operations in each status")
          .register(registry);
    }
    Gauge.builder("bthost.brakes", () -> journal.brakes().on().size())
        .description("Panels on which repairs, or everything, wait for a person")
        .register(registry);
    for (Lifecycle lifecycle : Lifecycle.values()) {
      Gauge.builder(
              "bthost.services", () -> journal.serviceCounts().getOrDefault(lifecycle.name(), 0L))
          .tag("lifecycle", lifecycle.name())
          .description("Services by what billing wants of them")
          .register(registry);
    }
  }

  void watch(PanelGateway gateway) {
    for (PanelCondition panel : gateway.conditions()) {
      Gauge.builder(
              "bthost.panel.works",
              () -> gateway.availability(panel.panel()) == Availability.WORKING ? 1 : 0)
          .tag("panel", panel.panel().value())
          .description("0 while a panel is down, or on trial after it was")
          .register(registry);
    }
  }

  void watch(PanelRooms rooms, List<Panel> panels) {
    for (Panel panel : panels) {
      gauge("bthost.panel.services", panel, () -> rooms.taken(panel).services())
          .description("Services that take room on each panel")
          .register(registry);
      gauge("bthost.panel.capacity", panel, panel.room()::capacity)
          .description("Services that may live on each panel")
          .register(registry);
      gauge("bthost.panel.reserved.mb", panel, () -> rooms.taken(panel).megabytes())
          .description("MiB that the products of each panel's services reserve")
          .register(registry);
    }
  }

  private static Gauge.Builder<Supplier<Number>> gauge(
      String name, Panel panel, Supplier<Number> value) {
    return Gauge.builder(name, value).tag("panel", panel.id().value());
  }

  void called(PanelId panel, CallRecord call) {
    registry
        .timer(
            "bthost.panel.calls",
            "panel",
            panel.value(),
            "endpoint",
            call.endpoint(),
            "outcome",
            call.outcome())
        .record(call.took());
  }

  String scrape() {
    return registry.scrape();
  }
}
