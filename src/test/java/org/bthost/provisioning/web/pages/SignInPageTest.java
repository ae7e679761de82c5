package org.bthost.provisioning.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.scenario.Rig;
import org.bthost.provisioning.template.Renderer;
import org.bthost.sandbox.RequestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page that takes a customer to the panel. */
class SignInPageTest {
  private final Rig rig = new Rig();
  private final SignInResource pages = new SignInResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject them
  void wire() {
    rig.built("basic");
    pages.access = rig.access;
    pages.descriptor = Descriptor.load();
    pages.renderer = new Renderer(pages.descriptor, Optional.empty());
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Response visit(String ticket) {
    return pages.show(ticket, Locale.ENGLISH);
  }

  @Test
  void aTicketOpensOnePageWhoseFormTheBrowserItselfSends() {
    String ticket = rig.access.ticket(Rig.SERVICE).value();

    Response page = visit(ticket);

    String html = page.getEntity().toString();
    var user = rig.access.access(Rig.SERVICE).panelUser();
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(html)
        .contains("method=\"post\" action=\"" + rig.panel.url() + "/host_login\"")
        .contains("name=\"account\" value=\"" + user.name() + "\"")
        .contains("name=\"password\" value=\"" + user.password().value() + "\"")
        .contains("name=\"id\" value=\"" + rig.host().id() + "\"")
        .doesNotContain("signature");
    assertThat(page.getHeaderString("Cache-Control")).isEqualTo("no-store");
    assertThat(page.getHeaderString("Content-Security-Policy"))
        .contains("default-src 'none'", "form-action http://127.0.0.1:", "frame-ancestors 'none'");
    assertThat(html).contains("nonce=\"" + nonce(page) + "\"");
  }

  private static String nonce(Response page) {
    var policy =
        Pattern.compile("nonce-([^']+)").matcher(page.getHeaderString("Content-Security-Policy"));
    assertThat(policy.find()).isTrue();
    return policy.group(1);
  }

  @Test
  void aTicketIsGoodForOneVisitWithinAMinute() {
    String used = rig.access.ticket(Rig.SERVICE).value();
    String late = rig.access.ticket(Rig.SERVICE).value();
    visit(used);

    assertThat(visit(used).getStatus()).isEqualTo(404);
    rig.clock.advance(Duration.ofSeconds(61));
    assertThat(visit(late).getStatus()).isEqualTo(404);
    assertThat(visit("guessed").getStatus()).isEqualTo(404);
    assertThat(visit("guessed").getEntity().toString()).contains("ask for a new one");
  }

  @Test
  void aVisitAsksThePanelForNothingButTheLogin() {
    String ticket = rig.access.ticket(Rig.SERVICE).value();
    rig.panel.log().clear();

    visit(ticket);

    assertThat(rig.panel.log().entries())
        .extracting(RequestLog.Entry::endpoint)
        .containsExactly("host_info", "user_info");
  }

  @Test
  void aTicketStandsNowhereInTheDatabase() {
    String ticket = rig.access.ticket(Rig.SERVICE).value();

    assertThat(rig.rawTicket()).hasSize(64).doesNotContain(ticket);
  }

  @Test
  void whoWasSuspendedMeanwhileIsNotSignedIn() {
    String ticket = rig.access.ticket(Rig.SERVICE).value();
    rig.send(Verb.SUSPEND);

    assertThat(visit(ticket).getStatus()).isEqualTo(409);
  }

  @Test
  void aPanelThatIsAwayIsAnExcuseInTheCustomersLanguage() {
    String ticket = rig.access.ticket(Rig.SERVICE).value();
    rig.panel.close();

    Response excuse = pages.show(ticket, Locale.SIMPLIFIED_CHINESE);

    assertThat(excuse.getStatus()).isEqualTo(503);
    assertThat(excuse.getEntity().toString()).contains("控制面板暂时没有响应");
  }
}
