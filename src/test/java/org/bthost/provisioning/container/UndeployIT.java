package org.bthost.provisioning.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The war leaves an application server as it found it, and comes back. */
@ExtendWith(ArquillianExtension.class)
class UndeployIT {
  private static final int ROUNDS = Integer.getInteger("rounds", 20);

  /** Names of threads that the module starts, or that libraries of its own would. */
  private static final Pattern THREAD =
      Pattern.compile("(?i)^\"[^\"]*(bthost|quartz|hikari|httpclient|jersey|postgresql)");

  private static final Pattern OBJECT =
      Pattern.compile(
          " (org\\.bthost\\.provisioning\\.boot\\.RunningModule"
              + "|org\\.quartz\\.core\\.QuartzScheduler"
              + "|com\\.zaxxer\\.hikari\\.pool\\.HikariPool)$");

  /**
   * Class loaders that are kept, however many there were. The JDK keeps two: the first, in the
   * thread that it makes once for what is delayed, and in 17 the last, in what it remembers of
   * comparing records. Outside WildFly now and then a third one is kept.
   */
  private static final int KEPT = System.getProperty("arquillian.launch").equals("wildfly") ? 2 : 3;

  private static final String BEAN = "org.bthost.provisioning.boot.ModuleBeans";

  @ArquillianResource Deployer deployer;

  @Deployment(name = "bthost", managed = false, testable = false)
  static WebArchive war() {
    return Server.war();
  }

  @Deployment(name = "probe", testable = false)
  static WebArchive probe() {
    return ShrinkWrap.create(WebArchive.class, "probe.war").addClass(ProbeServlet.class);
  }

  @Test
  @RunAsClient
  void itLeavesNothingBehindHoweverOftenItWasDeployed() throws Exception {
    Server.configure();
    for (int round = 0; round < ROUNDS; round++) {
      deployer.deploy("bthost");
      work("round-" + round);
      deployer.undeploy("bthost");
      assertThat(Server.get("health/live").statusCode()).isEqualTo(404);
    }

    assertThat(Server.log()).contains("BTHost provisioning has stopped");
    assertThat(Server.errors()).isEmpty();
    if (!System.getProperty("arquillian.launch").equals("glassfish")) {
      nothingIsLeft();
    }
  }

  /** By thread dump, heap and pool. GlassFish 8, a milestone, keeps class loaders. */
  private static void nothingIsLeft() throws Exception {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(probed("gcClassHistogram").lines().filter(OBJECT.asPredicate())).isEmpty();
              assertThat(probed("threadPrint").lines().filter(THREAD.asPredicate())).isEmpty();
              assertThat(
                      probed("vmClassHierarchy?" + BEAN)
                          .lines()
                          .filter(line -> line.contains(BEAN)))
                  .as("copies of a class, one for each class loader")
                  .hasSizeLessThanOrEqualTo(KEPT);
            });
    String connections = System.getProperty("server.connections");
    assertThat(probed("connections?" + connections)).isEqualTo(connections);
  }

  /** An order from its event to its end, told by a job of Quartz's. */
  private static void work(String service) throws Exception {
    String paidUntil = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(31).toString();
    Server.post(
        "api/events",
        """
        {"specversion":"1.0","id":"%s","source":"/arquillian",
         "type":"org.bthost.provisioning.create","subject":"%s",
         "data":{"customer":{"id":"c-1"},"product":"basic","paidUntil":"%s"}}"""
            .formatted(UUID.randomUUID(), service, paidUntil));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Server.get("api/services/" + service).body().contains("\"SUCCEEDED\""));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Server.get("health/ready").body().matches(".*\"jobs\".*\"[1-9]\\d* runs\".*"));
  }

  private static String probed(String what) throws Exception {
    return Server.get("/probe/" + what).body();
  }
}
