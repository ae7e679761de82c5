package org.bthost.provisioning.provision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Throttle;
import org.bthost.provisioning.domain.Verb;

/**
 * Everything a host is compared with.
 *
 * @param product with what the order has of its own
 * @param terms what the product's package means on the service's panel without that, if the panel
 *     knows it
 * @param throttled whether the web server may limit the host's speed as an earlier package wanted
 * @param today the day at the panel
 */
record Wanted(
    Service service,
    Product product,
    Optional<PackageTerms> terms,
    Asked asked,
    boolean throttled,
    Instant now,
    LocalDate today) {

  DesiredState wish() {
    return service.wanted();
  }

  LocalDate endOnPanel() {
    return product.endOnPanel(wish().paidUntil(), today);
  }

  boolean fits(LocalDate end) {
    return product.fits(end, wish().paidUntil(), today);
  }

  boolean isAsked(Verb verb) {
    return asked.verbs().contains(verb);
  }

  /** The limits that the panel's row is to show. */
  Limits limits() {
    return wish().options().over(terms.orElseThrow().limits());
  }

  /** The throttle that the web server is to have. */
  Throttle throttle() {
    return wish().options().over(terms.orElseThrow().throttle());
  }
}
