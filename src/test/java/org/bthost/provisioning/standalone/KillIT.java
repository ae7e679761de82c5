package org.bthost.provisioning.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.sandbox.OrderFeed;
import org.bthost.provisioning.sandbox.Witness;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process is killed again and again while a month of orders comes in, and nothing is lost. */
class KillIT {
  private static final int KILLS = 6;

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void killedAtRandomMomentsItGoesOnAndNothingIsLost(long seed) throws Exception {
    var random = new Random(seed);
    ScheduledExecutorService billing = Executors.newSingleThreadScheduledExecutor();
    var feed = new OrderFeed(LocalDate.now(ZoneId.of("Asia/Shanghai")));
    try (SandboxPanel panel = SandboxPanel.start();
        var module = new ModuleProcess(folder, panel)) {
      module.start();
      Future<?> month = billing.submit(() -> send(feed, module, random.nextLong()));
      for (int i = 0; i < KILLS; i++) {
        Thread.sleep(1500 + random.nextInt(2500));
        module.kill();
        module.start();
      }
      month.get();
      for (int i = 0; i < 900 && !feed.isIdle(module.address(), ModuleProcess.TOKEN); i++) {
        Thread.sleep(100);
      }

      var witness = new Witness(panel, new InstallationId("standalone"));
      assertThat(witness.findings(feed.expected()))
          .as("seed " + seed + ", module log:\n" + module.log())
          .allMatch(finding -> finding.fault().isEmpty());
    } finally {
      billing.shutdownNow();
    }
  }

  private static Void send(OrderFeed feed, ModuleProcess module, long seed) throws Exception {
    var random = new Random(seed);
    for (OrderFeed.Order order : feed.orders()) {
      Thread.sleep(random.nextInt(600));
      feed.send(module.address(), ModuleProcess.TOKEN, order);
    }
    return null;
  }
}
