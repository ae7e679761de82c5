package org.bthost.provisioning.provision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Verb;

/**
 * Everything a host is compared with.
 *
 * @param terms what the product's package means on the service's panel, if the panel knows it
 * @param asked the verbs of the operations that are being worked on
 * @param today the day at the panel
 */
record Wanted(
    Service service,
    Product product,
    Optional<PackageTerms> terms,
    Set<Verb> asked,
    LocalDate today) {

  DesiredState wish() {
    return service.wanted();
  }

  /** What the product is on the service's panel, if it can be had there. */
  Optional<HostPackage> pack() {
    return pack(service, product);
  }

  static Optional<HostPackage> pack(Service service, Product product) {
    return service.placement().flatMap(place -> product.packOn(place.panel()));
  }

  LocalDate endOnPanel() {
    return product.endOnPanel(wish().paidUntil(), today);
  }

  boolean fits(LocalDate end) {
    return product.fits(end, wish().paidUntil(), today);
  }

  boolean isAsked(Verb verb) {
    return asked.contains(verb);
  }
}
