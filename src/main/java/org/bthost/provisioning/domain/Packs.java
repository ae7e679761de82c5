package org.bthost.provisioning.domain;

import java.util.Map;
import java.util.Optional;

/**
 * What a product is on which panel.
 *
 * @param anywhere its package on every panel that has none of its own here
 */
public record Packs(Optional<HostPackage> anywhere, Map<PanelId, HostPackage> byPanel) {
  public Packs {
    byPanel = Map.copyOf(byPanel);
  }

  /** The same on every panel. */
  public static Packs same(HostPackage pack) {
    return new Packs(Optional.of(pack), Map.of());
  }

  /** On these panels, and on no other. */
  public static Packs each(Map<PanelId, HostPackage> byPanel) {
    return new Packs(Optional.empty(), byPanel);
  }

  Optional<HostPackage> on(PanelId panel) {
    return Optional.ofNullable(byPanel.get(panel)).or(() -> anywhere);
  }
}
