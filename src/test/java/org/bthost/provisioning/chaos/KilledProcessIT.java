package org.bthost.provisioning.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.bthost.provisioning.standalone.ModuleProcess;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped jar in a process of its own, over sockets: killed at random moments while orders come
 * and calls fail, and nothing is lost. More runs: {@code -Dkills=200}.
 */
class KilledProcessIT {
  @TempDir static Path folder;
  private static SandboxPanel panel;
  private static ModuleProcess module;
  private static Trials trials;
  private static final ExecutorService BILLING = Executors.newSingleThreadExecutor();

  @BeforeAll
  static void start() throws IOException {
    panel = SandboxPanel.start();
    module = Trials.configure(new ModuleProcess(folder, panel));
    trials = new Trials(List.of(panel), () -> module);
    module.start();
  }

  @AfterAll
  static void stop() {
    BILLING.shutdownNow();
    module.close();
    panel.close();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("kills", 3));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void killedAtARandomMomentItGoesOnAndNothingIsLost(long seed) throws Exception {
    var random = new Random(seed);

    Future<?> sent = BILLING.submit(trials.begin("k" + seed, 3, random.nextLong(), 200));
    Thread.sleep(random.nextInt(4000));
    module.kill();
    module.start();
    sent.get();
    trials.settle();

    assertThat(trials.faults()).as("seed " + seed + ", module log:\n" + module.log()).isEmpty();
  }
}
