package org.bthost.sandbox;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the sandbox panel by itself, for modules in any language. */
public final class Main {
  private Main() {}

  /**
   * Starts a panel and says where it is.
   *
   * @param args the port, else {@code SANDBOX_PORT}, else 18080; the token is {@code SANDBOX_TOKEN}
   */
  public static void main(String[] args) throws InterruptedException {
    String port =
        args.length > 0
            ? args[0]
            : Optional.ofNullable(System.getenv("SANDBOX_PORT")).orElse("18080");
    String token = Optional.ofNullable(System.getenv("SANDBOX_TOKEN")).orElse("sandbox-token");
    SandboxPanel panel =
        SandboxPanel.start(
            SandboxOptions.defaults().onPort(Integer.parseInt(port)).withToken(token));
    System.out.println("Sandbox panel: " + panel.url() + "  (token: " + token + ")");
    System.out.println("Its state:     " + panel.url().resolve("/__sandbox/state"));
    System.out.println("Try:           curl " + panel.url().resolve("/__sandbox/log"));
    new CountDownLatch(1).await();
  }
}
