package org.bthost.provisioning.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.boot.Standalone;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.sandbox.BtFault;
import org.bthost.sandbox.Fault;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;

/**
 * {@code mvn -Psandbox}: a sandbox panel, the module, and a month in the life of twelve customers,
 * fed as order events. Ends with the panel's own state as the witness, and runs on until Ctrl-C.
 */
public final class SandboxRun {
  private static final String INSTALLATION = "sandbox";
  private static final String TOKEN = "sandbox-api-token";
  private static final Duration DAY = Duration.ofMillis(400);
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private SandboxRun() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (InputStream quiet = SandboxRun.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(quiet);
    }
    SandboxPanel panel =
        SandboxPanel.start(
            SandboxOptions.defaults().onPort(free(18080)).withToken("sandbox-token"));
    settings(panel);
    Standalone module = Standalone.start();
    tell(panel, module);
    module.listen(told());
    boolean right = feed(panel, URI.create(module.address()));
    if (Boolean.getBoolean("sandbox.exit")) {
      module.close();
      panel.close();
      System.exit(right ? 0 : 1);
    }
    System.out.println("\nStill running; stop with Ctrl-C.");
    new CountDownLatch(1).await();
  }

  private static void settings(SandboxPanel panel) throws IOException {
    Path folder = Files.createTempDirectory("bthost-sandbox");
    Path panels = folder.resolve("panels.json");
    Path products = folder.resolve("products.json");
    Files.writeString(
        panels,
        "[{\"id\":\"p1\",\"url\":\"%s\",\"token\":\"%s\"}]".formatted(panel.url(), panel.token()));
    Files.writeString(
        products, "[{\"id\":\"basic\",\"panelPlan\":1},{\"id\":\"pro\",\"panelPlan\":2}]");
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    set("BTHOST_INSTALLATION_ID", INSTALLATION);
    set("BTHOST_API_TOKEN", TOKEN);
    set("BTHOST_ENCRYPTION_KEY", Base64.getEncoder().encodeToString(key));
    set("BTHOST_PANELS_FILE", panels.toString());
    set("BTHOST_PRODUCTS_FILE", products.toString());
    set("BTHOST_DB_URL", "jdbc:h2:file:" + folder.resolve("journal") + ";WRITE_DELAY=0");
    set("BTHOST_HTTP_PORT", Integer.toString(free(8080)));
    set("BTHOST_POLL_INTERVAL", "PT0.2S");
  }

  private static void set(String key, String value) {
    System.setProperty(key, value);
  }

  /** The port asked for, or any free one where that is taken. */
  private static int free(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException taken) {
      try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return any.getLocalPort();
      }
    }
  }

  private static void tell(SandboxPanel panel, Standalone module) {
    System.out.printf(
        """

        BTHost provisioning, at work against a sandbox panel
          the module:  %s   (API token: %s)
          its status:  %s/api/status   (any user name; the token is the password)
          the panel:   %s   (token: %s)
          its state:   %s
        Try:
          curl -H 'Authorization: Bearer %s' %s/api/services/svc-1001
          curl %s/health/ready
          curl -X POST -H 'Authorization: Bearer %s' '%s/api/reconcile?dryRun=true'   (what differs)
          curl -H 'Authorization: Bearer %s' %s/api/jobs
          curl -X POST -H 'Authorization: Bearer %s' %s/api/services/svc-1001/actions/sign-in
             (then open the url within a minute: the page signs its customer in to the panel)
          curl -X POST -H 'Authorization: Bearer %s' %s/api/services/svc-1001/actions/bind-domain \\
             -d '{"domain":"www.example.com"}'

        Now comes a month in the life of 12 customers. On day 1 an answer to host_build is lost; on
        day 5 BT does not carry a stop out although the panel says so.

        """,
        module.address(),
        TOKEN,
        module.address(),
        panel.url(),
        panel.token(),
        panel.url().resolve("/__sandbox/state"),
        TOKEN,
        module.address(),
        module.address(),
        TOKEN,
        module.address(),
        TOKEN,
        module.address(),
        TOKEN,
        module.address(),
        TOKEN,
        module.address());
  }

  private static OutcomeListener told() {
    return outcome ->
        System.out.printf(
            "          %-9s %-14s %s%s%n",
            outcome.service(),
            outcome.verb(),
            outcome.status(),
            outcome.message().map(message -> ": " + message).orElse(""));
  }

  private static boolean feed(SandboxPanel panel, URI module) throws InterruptedException {
    var feed = new OrderFeed(LocalDate.now(ZoneId.of("Asia/Shanghai")));
    panel.faults().next("host_build", Fault.RESET_AFTER);
    int today = 0;
    for (OrderFeed.Order order : feed.orders()) {
      for (; today < order.day(); today++) {
        Thread.sleep(DAY.toMillis());
      }
      if (order.day() == 5) {
        panel.bt().next("SiteStop", BtFault.REFUSES, 1);
      }
      System.out.printf("day %2d:  %-9s %s%n", order.day(), order.service(), order.type());
      feed.send(() -> module, TOKEN, order);
    }
    for (long waited = 0;
        waited < LONGEST.toMillis() && !feed.isIdle(module, TOKEN);
        waited += 200) {
      Thread.sleep(200);
    }
    return witness(panel, feed);
  }

  private static boolean witness(SandboxPanel panel, OrderFeed feed) {
    List<Witness.Finding> findings =
        new Witness(panel, new InstallationId(INSTALLATION)).findings(feed.expected());
    System.out.println(
        "\nWhat billing wants, and what the panel and its web server themselves say:");
    for (Witness.Finding finding : findings) {
      System.out.printf(
          "  %-9s %-36s %-6s %s%n",
          finding.service(),
          finding.wanted(),
          finding.fault().isEmpty() ? "ok" : "WRONG",
          finding.seen() + finding.fault().map(fault -> " (" + fault + ")").orElse(""));
    }
    long right = findings.stream().filter(finding -> finding.fault().isEmpty()).count();
    System.out.println("\n" + right + " of " + findings.size() + " services are as billing wants.");
    return right == findings.size();
  }
}
