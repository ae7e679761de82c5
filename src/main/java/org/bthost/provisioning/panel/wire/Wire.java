package org.bthost.provisioning.panel.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.bthost.provisioning.panel.CallListener;
import org.bthost.provisioning.panel.PanelCall;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelRejected;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.panel.SendGuard;

/**
 * One panel on the wire: signs, sends, opens the answer. Credentials go in the body of a POST,
 * never in its address. Thread-safe.
 */
public final class Wire implements AutoCloseable {
  private final PanelSettings settings;
  private final Http http;
  private final Signer signer;
  private final PanelTime time;
  private final Semaphore slots;

  public Wire(PanelSettings settings, Clock clock, Supplier<String> nonces) {
    this.settings = settings;
    this.http = new Http(settings);
    this.signer = new Signer(settings.token(), nonces);
    this.time = new PanelTime(clock);
    this.slots = new Semaphore(settings.callsInFlight(), true);
  }

  public PanelSettings settings() {
    return settings;
  }

  /** How far the panel's clock is before ours, as its answers told. */
  public Duration skew() {
    return time.skew();
  }

  /**
   * Calls an endpoint.
   *
   * @param secrets values among the parameters that must not be repeated in any text
   * @throws PanelException where there is no usable answer
   */
  public Answer call(
      Endpoint endpoint,
      Map<String, String> parameters,
      List<String> secrets,
      SendGuard guard,
      CallListener listener) {
    slots.acquireUninterruptibly();
    try {
      return signedOnceMore(endpoint, parameters, secrets, guard, listener);
    } finally {
      slots.release();
    }
  }

  /**
   * A signature that the panel calls expired taught us the panel's clock, and changed nothing: the
   * request is signed again, once. A build is not: whether it may be sent is its sender's to say.
   */
  private Answer signedOnceMore(
      Endpoint endpoint,
      Map<String, String> parameters,
      List<String> secrets,
      SendGuard guard,
      CallListener listener) {
    try {
      return send(endpoint, parameters, secrets, guard, listener);
    } catch (PanelRejected rejected) {
      if (rejected.reason() != Reason.SIGNATURE_EXPIRED || endpoint.slow()) {
        throw rejected;
      }
      return send(endpoint, parameters, secrets, guard, listener);
    }
  }

  private Answer send(
      Endpoint endpoint,
      Map<String, String> parameters,
      List<String> secrets,
      SendGuard guard,
      CallListener listener) {
    var form = new LinkedHashMap<String, String>(parameters);
    form.putAll(signer.sign(time.now()));
    if (endpoint.writing()) {
      guard.check();
    }
    Instant began = time.ownNow();
    long started = System.nanoTime();
    try {
      Answer answer = exchange(endpoint, form, secrets);
      listener.called(told(endpoint, began, started, 200, "ok", ""));
      return answer;
    } catch (PanelException failure) {
      listener.called(
          told(
              endpoint,
              began,
              started,
              failure.httpStatus(),
              failure.getClass().getSimpleName(),
              failure.getMessage()));
      throw failure;
    }
  }

  private Answer exchange(Endpoint endpoint, Map<String, String> form, List<String> secrets) {
    Duration patience = endpoint.slow() ? settings.buildTimeout() : settings.readTimeout();
    RawAnswer raw = http.post(endpoint.name(), form, patience);
    Envelopes.time(raw.body()).ifPresent(time::learn);
    var hidden = new ArrayList<String>(secrets);
    hidden.add(settings.token());
    return Envelopes.open(endpoint.name(), raw, settings.zone(), hidden);
  }

  private static PanelCall told(
      Endpoint endpoint, Instant began, long started, int status, String outcome, String message) {
    return new PanelCall(
        endpoint.name(),
        endpoint.writing(),
        began,
        Duration.ofNanos(System.nanoTime() - started),
        status,
        outcome,
        message);
  }

  @Override
  public void close() {
    http.close();
  }
}
