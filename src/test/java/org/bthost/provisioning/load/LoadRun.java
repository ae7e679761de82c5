package org.bthost.provisioning.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bthost.provisioning.billing.spi.ProvisioningModule;
import org.bthost.provisioning.billing.spi.ProvisioningModuleProvider;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.sandbox.SandboxSettings;
import org.bthost.sandbox.Fault;
import org.bthost.sandbox.SandboxPanel;

/**
 * The module with its default settings and two sandbox panels over HTTP, and steady work on both:
 * renewals, suspensions and their ends of services that live there, one after the other.
 */
final class LoadRun implements AutoCloseable {
  private static final String INSTALLATION = "load";
  private static final int SERVICES = 60;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final SandboxPanel troubled = SandboxPanel.start();
  private final SandboxPanel other = SandboxPanel.start();
  private final Duration interval;
  private final Map<OperationId, Instant> sent = new ConcurrentHashMap<>();
  private final Map<OperationId, Outcome> ended = new ConcurrentHashMap<>();
  private final ProvisioningModuleProvider.OpenModule open;
  private final ProvisioningModule module;
  private final List<ServiceId> onTroubled;
  private final List<ServiceId> onOther;
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private int events;

  /**
   * @param interval between two orders on one panel
   */
  LoadRun(Duration interval) throws IOException, InterruptedException {
    this.interval = interval;
    this.open =
        ServiceLoader.load(ProvisioningModuleProvider.class)
            .findFirst()
            .orElseThrow()
            .open(settings());
    this.module = open.module();
    module.addListener(outcome -> ended.put(outcome.operation(), outcome));
    List<ServiceId> services =
        IntStream.range(0, SERVICES).mapToObj(n -> new ServiceId("load-" + n)).toList();
    await(services.stream().map(this::create).toList());
    this.onTroubled = services.stream().filter(service -> lives(service, troubled)).toList();
    this.onOther = services.stream().filter(service -> lives(service, other)).toList();
  }

  private Map<String, String> settings() throws IOException {
    Path folder = Files.createTempDirectory("bthost-load");
    Map<String, String> settings =
        SandboxSettings.in(folder, INSTALLATION, "load-api-token-0123", troubled, other);
    settings.put("BTHOST_DB_URL", "jdbc:h2:file:" + folder.resolve("journal") + ";WRITE_DELAY=0");
    return settings;
  }

  private static boolean lives(ServiceId service, SandboxPanel panel) {
    HostName name = HostName.ofHost(new InstallationId(INSTALLATION), service, 1, 0);
    return panel.state().liveHosts().stream().anyMatch(host -> name.isNameOf(host.btName()));
  }

  private EventKey key() {
    return new EventKey("/load", "e-" + ++events);
  }

  private OperationId create(ServiceId service) {
    return send(
        () ->
            module.create(
                key(),
                service,
                new Customer("c-1", Optional.empty(), Optional.empty()),
                new ProductId("basic"),
                today.plusDays(31)));
  }

  private OperationId send(Supplier<Receipt> order) {
    Instant now = Instant.now();
    OperationId operation = order.get().operation();
    sent.put(operation, now);
    return operation;
  }

  /** Each service's turn comes every so often: renewed, suspended, set going again. */
  private OperationId next(List<ServiceId> services, int turn) {
    ServiceId service = services.get(turn % services.size());
    return switch (turn / services.size() % 3) {
      case 0 -> send(() -> module.renew(key(), service, today.plusDays(60 + turn)));
      case 1 -> send(() -> module.suspend(key(), service, "load"));
      default -> send(() -> module.unsuspend(key(), service));
    };
  }

  /** Orders on both panels for so long; the latencies of those on the other panel. */
  Latencies phase(Duration length) throws InterruptedException {
    var orders = new ArrayList<OperationId>();
    Instant start = Instant.now();
    for (int turn = 0; Instant.now().isBefore(start.plus(length)); turn++) {
      next(onTroubled, turn);
      Thread.sleep(interval.toMillis() / 2);
      orders.add(next(onOther, turn));
      Thread.sleep(interval.toMillis() / 2);
    }
    await(orders);
    return new Latencies(orders.stream().map(this::latency).toList());
  }

  private Duration latency(OperationId order) {
    return Duration.between(sent.get(order), ended.get(order).at());
  }

  private void await(List<OperationId> orders) throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST);
    while (!ended.keySet().containsAll(orders)) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("orders on a panel that works did not end");
      }
      Thread.sleep(100);
    }
    orders.stream()
        .map(ended::get)
        .filter(outcome -> outcome.status() == Status.FAILED || outcome.status() == Status.HELD)
        .findFirst()
        .ifPresent(
            outcome -> {
              throw new IllegalStateException("an order did not succeed: " + outcome);
            });
  }

  /** From now on the one panel takes every call, and answers none. */
  void hang() {
    troubled.faults().hang(Duration.ofHours(1));
    Arrays.stream(Endpoint.values())
        .forEach(endpoint -> troubled.faults().always(endpoint.path(), Fault.TIMEOUT_BEFORE));
  }

  /** From now on nobody listens at the one panel's address. */
  void kill() {
    troubled.close();
  }

  /** Ends the trouble, and says how long what waited took from then on. */
  Duration recover() throws InterruptedException {
    troubled.faults().clear();
    Instant back = Instant.now();
    await(List.copyOf(sent.keySet()));
    return Duration.between(back, Instant.now());
  }

  @Override
  public void close() {
    open.close();
    troubled.close();
    other.close();
  }
}
