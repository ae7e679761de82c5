package org.bthost.sandbox;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the sandbox panel by itself, for modules in any language. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(Optional.ofNullable(System.getenv("SANDBOX_PORT")).orElse("18080"));
    String token = Optional.ofNullable(System.getenv("SANDBOX_TOKEN")).orElse("sandbox-token");
    SandboxPanel panel =
        SandboxPanel.start(SandboxOptions.defaults().onPort(port).withToken(token));
    System.out.println("Sandbox panel: " + panel.url() + "  (token: " + token + ")");
    System.out.println("Its state:     " + panel.url().resolve("/__sandbox/state"));
    new CountDownLatch(1).await();
  }
}
