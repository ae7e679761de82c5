package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bthost.sandbox.Quirk;
import org.bthost.sandbox.SandboxPanel;
import org.bthost.sandbox.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contract, on sandbox panels of each kind that a live one may be of. */
class SandboxPanelContractTest {
  @Nested
  class AsInstalled extends OnSandbox {
    AsInstalled() {
      super(panel -> {});
    }
  }

  @Nested
  class OverANewerBt extends OnSandbox {
    OverANewerBt() {
      super(
          panel -> {
            panel.quirks().on(Quirk.NEW_BT_BINDS_UNSEEN);
            panel.quirks().on(Quirk.NEW_BT_KEEPS_DATABASE_PASSWORDS);
          });
    }
  }

  @Nested
  class WithoutDebugPagesAndWithAClockOfItsOwn extends OnSandbox {
    WithoutDebugPagesAndWithAClockOfItsOwn() {
      super(
          panel -> {
            panel.quirks().off(Quirk.DEBUG_PAGES);
            panel.clock().advance(Duration.ofMinutes(7));
          });
    }
  }

  /** Connection limits, and a pool of two domains. */
  @Nested
  class WithOtherPlans extends OnSandbox {
    WithOtherPlans() {
      super(
          panel ->
              panel.tamper(
                  state -> {
                    state.plan(1).hide();
                    state.plan(2).set("domainpools_id", 2);
                  }));
    }
  }

  abstract static class OnSandbox implements PanelContract {
    private final SandboxPanel panel = SandboxPanel.start();
    private final AtomicLong nonces = new AtomicLong();
    private final PanelClient client =
        PanelClient.connect(
            PanelSettings.of(panel.url(), panel.token()),
            Clock.systemUTC(),
            () -> "n" + nonces.incrementAndGet());

    OnSandbox(Consumer<SandboxPanel> kind) {
      kind.accept(panel);
    }

    @Override
    public PanelClient client() {
      return client;
    }

    @AfterEach
    void everythingIsCleanedUp() {
      assertThat(panel.state().liveHosts()).isEmpty();
      assertThat(panel.state().users()).extracting(User::username).containsExactly("admin");
      assertThat(panel.bt().sites()).noneMatch(site -> site.running());
      client.close();
      panel.close();
    }
  }
}
