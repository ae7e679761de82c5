package org.bthost.provisioning.provision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Verb;

/** What a service's host is compared with: its wishes, its product, and the day at its panel. */
public final class HostComparison {
  private final Catalogue catalogue;
  private final Clock clock;

  public HostComparison(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Compares a service's host, as it was seen, with what is wanted, while no operation asks for
   * anything; empty where its product is not in the products file any more.
   *
   * @param service one that has wishes
   * @param terms what a package means on the service's panel
   */
  public Optional<List<Drift>> compare(
      Service service,
      ObservedState observed,
      Function<HostPackage, Optional<PackageTerms>> terms) {
    return wanted(service, terms, Asked.NOTHING)
        .map(wanted -> DriftDetector.compare(wanted, observed));
  }

  /** Everything that is wanted of a service; a terminated one needs no package. */
  Optional<Wanted> wanted(
      Service service, Function<HostPackage, Optional<PackageTerms>> terms, Asked asked) {
    boolean terminated = service.wanted().lifecycle() == Lifecycle.TERMINATED;
    return catalogue
        .product(service.wanted().product())
        .map(
            product ->
                new Wanted(
                    service,
                    product.with(service.wanted().options()),
                    terminated ? Optional.empty() : terms.apply(product.pack()),
                    asked,
                    isThrottled(service, terms, asked),
                    clock.instant(),
                    today(service)));
  }

  /** Where it is not known what the host had before, an order may have left it a throttle. */
  private boolean isThrottled(
      Service service, Function<HostPackage, Optional<PackageTerms>> terms, Asked asked) {
    return service
        .applied()
        .map(applied -> isThrottled(applied, terms))
        .orElse(asked.verbs().contains(Verb.CHANGE_PACKAGE));
  }

  private boolean isThrottled(
      OrderedPackage applied, Function<HostPackage, Optional<PackageTerms>> terms) {
    return applied.options().hasThrottle()
        || catalogue
            .product(applied.product())
            .flatMap(product -> terms.apply(product.pack()))
            .map(known -> known.throttle().connections() > 0)
            .orElse(true);
  }

  private LocalDate today(Service service) {
    ZoneId zone =
        service
            .placement()
            .flatMap(place -> catalogue.panel(place.panel()))
            .map(Panel::zone)
            .orElse(clock.getZone());
    return LocalDate.now(clock.withZone(zone));
  }
}
