package org.bthost.sandbox;

import java.time.Clock;

/**
 * How a sandbox panel is started.
 *
 * @param port 0 = a free one
 * @param clock what the panel's clock goes by
 * @param seed of everything that is drawn: passwords, domains of a pool
 */
public record SandboxOptions(int port, String token, Clock clock, long seed) {
  public static SandboxOptions defaults() {
    return new SandboxOptions(0, "sandbox-token", Clock.systemUTC(), 1);
  }

  public SandboxOptions onPort(int chosen) {
    return new SandboxOptions(chosen, token, clock, seed);
  }

  public SandboxOptions withToken(String chosen) {
    return new SandboxOptions(port, chosen, clock, seed);
  }

  public SandboxOptions withSeed(long chosen) {
    return new SandboxOptions(port, token, clock, chosen);
  }

  public SandboxOptions withClock(Clock chosen) {
    return new SandboxOptions(port, token, chosen, seed);
  }
}
