package org.bthost.provisioning.panel;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.bthost.provisioning.panel.wire.Wire;

/**
 * A typed client of one panel: one accessor per family of endpoints. Thread-safe; its sessions
 * share its connections and what it learned of the panel's clock.
 *
 * <p>Every method throws a {@link PanelException} where the panel gives no usable answer. A return
 * from a writing method says only that the panel answered yes, which is not proof (panel behaviour,
 * section 6 B).
 */
public final class PanelClient implements AutoCloseable {
  private final Wire wire;
  private final Caller caller;

  private PanelClient(Wire wire, Caller caller) {
    this.wire = wire;
    this.caller = caller;
  }

  /**
   * A client of the panel at this address. Nothing is sent yet.
   *
   * @param nonces a fresh text of letters and digits for each request
   * @throws IllegalArgumentException where the CA file can't be read
   */
  public static PanelClient connect(PanelSettings settings, Clock clock, Supplier<String> nonces) {
    var wire = new Wire(settings, clock, nonces);
    return new PanelClient(wire, new Caller(wire, () -> {}, call -> {}));
  }

  /** The same client for one piece of work, guarded and listened to. */
  public PanelClient session(SendGuard guard, CallListener listener) {
    return new PanelClient(wire, new Caller(wire, guard, listener));
  }

  public PanelSettings settings() {
    return wire.settings();
  }

  /** How far the panel's clock is before ours, as its answers told; negative where behind. */
  public Duration skew() {
    return wire.skew();
  }

  public Connection connection() {
    return new Connection(caller);
  }

  public Hosts hosts() {
    return new Hosts(caller);
  }

  public Users users() {
    return new Users(caller);
  }

  public Plans plans() {
    return new Plans(caller);
  }

  @Override
  public void close() {
    wire.close();
  }
}
