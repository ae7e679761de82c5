package org.bthost.provisioning.panel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bthost.provisioning.panel.RawServer.Reaction;

/** Lists of hosts as a panel sends them, bit by bit. */
final class HostList {
  /** What stands before the first row; the panel's clock is a minute ahead. */
  static final String HEAD =
      "{\"code\":1,\"msg\":\"请求成功\",\"time\":\"" + (Replies.TIME + 60) + "\",\"data\":[";

  private HostList() {}

  static String row(long id) {
    return "{" + HostReadingTest.ROW.replaceFirst("\"id\":2", "\"id\":" + id) + "}";
  }

  /** What is sent, in the order it is sent in. */
  @FunctionalInterface
  interface Flow {
    void to(OutputStream out) throws IOException;
  }

  /** An answer whose length nobody is told before. */
  static Reaction flowing(Flow flow) {
    return connection -> {
      var out = connection.getOutputStream();
      say(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
      flow.to(out);
      connection.close();
    };
  }

  static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  /** A row every 100 ms. */
  static Reaction trickling(int rows) {
    return flowing(
        out -> {
          say(out, HEAD + row(1));
          for (long id = 2; id <= rows; id++) {
            rest(Duration.ofMillis(100));
            say(out, "," + row(id));
          }
          say(out, "]}");
        });
  }

  static void rest(Duration time) {
    try {
      assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(8, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
