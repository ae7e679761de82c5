package org.bthost.provisioning.domain;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** The same with an order's own limits. */
  Packs with(PackageOptions options) {
    return new Packs(
        anywhere.map(pack -> pack.with(options)),
        byPanel.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().with(options))));
  }

  /**
   * Checks an order's own limits against every package.
   *
   * @throws InvalidIntent where they can't be put over one
   */
  public void check(PackageOptions options) {
    anywhere.ifPresent(options::check);
    byPanel.values().forEach(options::check);
  }

  /** MiB that a host may come to hold on any panel, as far as is known without asking one. */
  public long sizeMb() {
    return Stream.concat(anywhere.stream(), byPanel.values().stream())
        .mapToLong(HostPackage::sizeMb)
        .max()
        .orElse(0);
  }

  Optional<HostPackage> on(PanelId panel) {
    return Optional.ofNullable(byPanel.get(panel)).or(() -> anywhere);
  }
}
