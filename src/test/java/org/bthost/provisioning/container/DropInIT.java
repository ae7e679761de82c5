package org.bthost.provisioning.container;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.jar.JarFile;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The module as a jar in a billing server's own war. */
@ExtendWith(ArquillianExtension.class)
class DropInIT {
  @Deployment(testable = false)
  static WebArchive shop() {
    Server.configure();
    return Server.shop();
  }

  @Test
  @RunAsClient
  void anOrderOfATransactionThatIsRolledBackNeverWasAndACommittedOneIsOneHost() throws Exception {
    int before = Server.hosts();

    assertThat(buy("shop-1", "refused")).isEqualTo(402);
    assertThat(buy("shop-2", "good")).isEqualTo(201);
    awaitNews("shop-2", "create SUCCEEDED, told 1");

    assertThat(Server.hosts()).isEqualTo(before + 1);
    assertThat(Server.ask("GET", "api/orders/shop-1", "").statusCode()).isEqualTo(404);
    assertThat(Server.ask("GET", "api/orders/shop-1/operations", "").body()).isEqualTo("[]");
  }

  @Test
  @RunAsClient
  void aCallOfTheSpiEndsAtThePanelToo() throws Exception {
    buy("shop-3", "good");
    awaitNews("shop-3", "create SUCCEEDED, told 1");
    long before = Server.served();
    Server.ask("POST", "api/orders/shop-3/suspend", "");
    awaitNews("shop-3", "suspend SUCCEEDED, told 2");

    assertThat(Server.served()).isEqualTo(before - 1);
  }

  @Test
  @RunAsClient
  void theBillingServersAddressesAreItsOwn() throws Exception {
    assertThat(Server.ask("GET", "index.html", "").body()).isEqualTo("the shop's own page");
    assertThat(Server.ask("GET", "api/status", "").statusCode()).isEqualTo(404);
    assertThat(Server.ask("GET", "api/health/live", "").statusCode()).isEqualTo(404);
    assertThat(Server.ask("GET", "health/live", "").statusCode()).isEqualTo(404);
  }

  @Test
  @RunAsClient
  void theJarHasNothingThatAServerWouldOpenOverHttp() throws Exception {
    try (var jar = new JarFile(Server.built("-classes.jar"))) {
      noClasses()
          .should()
          .beAnnotatedWith(ApplicationPath.class)
          .orShould()
          .beAnnotatedWith(Path.class)
          .orShould()
          .beAnnotatedWith(Provider.class)
          .check(new ClassFileImporter().importJar(jar));
    }
  }

  private static int buy(String order, String card) throws Exception {
    return Server.ask("POST", "api/orders/" + order, "card=" + card).statusCode();
  }

  private static void awaitNews(String order, String news) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(Server.ask("GET", "api/orders/" + order, "").body()).isEqualTo(news));
  }
}
