package org.bthost.provisioning.boot;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bthost.provisioning.descriptor.PanelEntry;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.domain.AuditRules;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.DriftPolicy;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.panel.PanelSettings;

/** The panels file, in the words of those who need it. */
record Panels(List<PanelEntry> entries, SettingValues settings) {

  /**
   * Reads the file.
   *
   * @throws org.bthost.provisioning.descriptor.ConfigurationFault where it can't be used
   */
  static Panels read(SettingValues settings) {
    return new Panels(PanelEntry.readAll(settings.path("BTHOST_PANELS_FILE")), settings);
  }

  List<Panel> panels() {
    return entries.stream().map(Panels::panel).toList();
  }

  private static Panel panel(PanelEntry entry) {
    return new Panel(
        new PanelId(entry.id()),
        entry.zone(),
        entry.capacity(),
        new AuditRules(policies(entry), entry.repairShare()));
  }

  /** The file's schema knows the same words. */
  private static EnumMap<DriftKind, DriftPolicy> policies(PanelEntry entry) {
    var policies = new EnumMap<DriftKind, DriftPolicy>(DriftKind.class);
    entry
        .drift()
        .forEach(
            (kind, policy) ->
                policies.put(
                    DriftKind.of(kind).orElseThrow(),
                    DriftPolicy.valueOf(policy.toUpperCase(Locale.ROOT))));
    return policies;
  }

  List<PanelAccess> accesses() {
    return entries.stream().map(this::access).toList();
  }

  private PanelAccess access(PanelEntry entry) {
    return new PanelAccess(
        new PanelId(entry.id()),
        new PanelSettings(
            entry.url(),
            entry.token(),
            entry.zone(),
            entry.ca(),
            entry.insecureTls(),
            settings.duration("BTHOST_CONNECT_TIMEOUT"),
            settings.duration("BTHOST_READ_TIMEOUT"),
            settings.duration("BTHOST_BUILD_TIMEOUT")),
        entry.callsInFlight(),
        entry.callsPerSecond(),
        entry.userGroup(),
        entry.bindsAddresses());
  }

  /** How many calls a panel is sent at a time. */
  int callsInFlight(PanelId panel) {
    return entries.stream()
        .filter(entry -> entry.id().equals(panel.value()))
        .findFirst()
        .orElseThrow()
        .callsInFlight();
  }

  /** Secrets. */
  Stream<String> tokens() {
    return entries.stream().map(PanelEntry::token);
  }

  @Override
  public String toString() {
    return "Panels[" + entries.size() + "]";
  }
}
