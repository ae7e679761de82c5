package org.bthost.provisioning.web.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Sighting;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/**
 * A service as the API shows it: what is wanted, what was last seen, and how the two differ.
 *
 * @param restorableUntil of a terminated service: when the panel destroys its host, by the panel's
 *     preset of seven days; in UTC, ISO 8601
 * @param waitsFor the panel that is down, and all that is known of that, where it keeps the service
 *     from being as it is wanted
 */
public record ServiceView(
    String id,
    @Nullable Desired desired,
    @Nullable Observed observed,
    @Nullable Host host,
    @Nullable String restorableUntil,
    List<String> drift,
    @Nullable String waitsFor,
    List<OperationView> operations) {
  /** How long panels keep what is recycled (panel behaviour, section 2, hostClear). */
  private static final Duration RECYCLE_BIN = Duration.ofDays(7);

  /**
   * What billing wants.
   *
   * @param powered whether its customer or an administrator wants the site to serve, where the
   *     lifecycle lets it
   * @param options limits of the order's own, in the places of the product's; sizes in MB, KB/s
   * @param reached the generation that was last seen fulfilled
   */
  public record Desired(
      @Words(Lifecycle.class) String lifecycle,
      String product,
      Map<String, Integer> options,
      String paidUntil,
      String customer,
      boolean powered,
      long generation,
      long reached,
      int incarnation) {}

  /**
   * What was last seen.
   *
   * @param state the host's row at the panel
   * @param webServer UP, DOWN or UNSEEN
   * @param limits 0 = no limit
   */
  public record Observed(
      String state,
      @Words(WebServer.class) @Nullable String webServer,
      @Nullable String endsOn,
      @Nullable Limits limits,
      String at) {}

  /** Where the host is. The id is the panel's. */
  public record Host(String panel, long id, String name) {}

  static ServiceView of(
      Service service,
      @Nullable Sighting seen,
      @Nullable String waitsFor,
      List<Operation> operations) {
    return new ServiceView(
        service.id().value(),
        service.desired().map(wish -> desired(wish, service.reached())).orElse(null),
        seen == null ? null : observed(seen),
        service
            .host()
            .flatMap(
                host ->
                    service
                        .placement()
                        .map(
                            place ->
                                new Host(place.panel().value(), host.id().value(), host.name())))
            .orElse(null),
        seen == null ? null : restorableUntil(service, seen),
        seen == null ? List.of() : seen.drift(),
        waitsFor,
        operations.stream().map(OperationView::of).toList());
  }

  private static @Nullable String restorableUntil(Service service, Sighting seen) {
    boolean recycled =
        service.settled()
            && service.host().isPresent()
            && service.wanted().lifecycle() == Lifecycle.TERMINATED;
    return recycled ? seen.at().plus(RECYCLE_BIN).toString() : null;
  }

  private static Desired desired(DesiredState wish, long reached) {
    return new Desired(
        wish.lifecycle().name(),
        wish.product().value(),
        options(wish),
        wish.paidUntil().toString(),
        wish.customer().id(),
        wish.powered(),
        wish.generation(),
        reached,
        wish.incarnation());
  }

  private static Map<String, Integer> options(DesiredState wish) {
    var byWord = new TreeMap<String, Integer>();
    wish.options().values().forEach((detail, limit) -> byWord.put(detail.word(), limit));
    return byWord;
  }

  private static Observed observed(Sighting seen) {
    return new Observed(
        seen.state(),
        seen.webServer().map(WebServer::name).orElse(null),
        seen.endsOn().map(Object::toString).orElse(null),
        seen.limits().orElse(null),
        seen.at().toString());
  }
}
