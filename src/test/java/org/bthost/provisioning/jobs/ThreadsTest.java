package org.bthost.provisioning.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where there is no container; container.DropInIT shows the threads where there is one. */
class ThreadsTest {
  @Test
  void theyAreNamedAndKeepNoProcessAlive() {
    for (Thread thread :
        new Thread[] {
          Threads.named("some-name").newThread(() -> {}),
          Threads.waiting("some-name").newThread(() -> {})
        }) {
      assertThat(thread.getName()).isEqualTo("some-name");
      assertThat(thread.isDaemon()).isTrue();
    }
  }

  @Test
  void whoWaitsForPanelsDoesSoInAVirtualThreadWhereTheJdkHasThem() throws Exception {
    boolean hasThem = Runtime.version().feature() >= 24;

    assertThat(isVirtual(Threads.waiting("worker").newThread(() -> {}))).isEqualTo(hasThem);
  }

  @Test
  void whoKeepsTimeWaitsForNobody() throws Exception {
    assertThat(isVirtual(Threads.named("clock").newThread(() -> {}))).isFalse();
  }

  private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
    return Runtime.version().feature() >= 21
        && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
  }
}
