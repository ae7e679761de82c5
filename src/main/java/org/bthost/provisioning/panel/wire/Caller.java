package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bthost.provisioning.panel.CallListener;
import org.bthost.provisioning.panel.Gate;
import org.bthost.provisioning.panel.PanelCall;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelQuirk;
import org.bthost.provisioning.panel.PanelRejected;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.panel.SendGuard;

/**
 * Makes one call: pass the gate, sign, ask the guard, send, learn the panel's clock, open the
 * envelope.
 */
public final class Caller implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Caller.class.getName());

  private final PanelSettings settings;
  private final Wire wire;
  private final Signer signer;
  private final PanelClock clock;
  private final Gate gate;
  private final SendGuard guard;
  private final CallListener listener;

  private Caller(
      PanelSettings settings,
      Wire wire,
      Signer signer,
      PanelClock clock,
      Gate gate,
      SendGuard guard,
      CallListener listener) {
    this.settings = settings;
    this.wire = wire;
    this.signer = signer;
    this.clock = clock;
    this.gate = gate;
    this.guard = guard;
    this.listener = listener;
  }

  /** Opens nothing yet; connections are made as calls need them. */
  public static Caller to(PanelSettings settings, Clock clock, Supplier<String> nonce) {
    return over(new Transport(settings), settings, clock, nonce);
  }

  /** The same, over a way of its own. */
  public static Caller over(
      Wire wire, PanelSettings settings, Clock clock, Supplier<String> nonce) {
    return new Caller(
        settings,
        wire,
        new Signer(settings.token(), nonce),
        new PanelClock(clock),
        Gate.OPEN,
        SendGuard.OPEN,
        CallListener.NONE);
  }

  /** The same connection and clock with another gate, guard and listener. */
  public Caller with(Gate newGate, SendGuard newGuard, CallListener newListener) {
    return new Caller(settings, wire, signer, clock, newGate, newGuard, newListener);
  }

  /** Panel's clock minus ours, as learned so far. */
  public Duration skew() {
    return clock.skew();
  }

  /**
   * Which quirks the panel's answers to reading calls show.
   *
   * @throws PanelException if it does not answer
   */
  public Set<PanelQuirk> quirks() {
    return new Probe(wire, signer, clock, gate).quirks();
  }

  /**
   * Whether a panel's API answers at this address, be it with a no. Asks once, and changes nothing.
   */
  public boolean answersAt(URI url) {
    try (var there = new Transport(settings.at(url))) {
      var asked = there.post(Endpoint.INDEX, signer.sign(clock.now()));
      return Envelope.read(Endpoint.INDEX, asked).isPanels();
    } catch (PanelException silent) {
      return false;
    }
  }

  /**
   * Makes a call; after an expired signature once more, host_build excepted.
   *
   * @throws PanelException if the panel did not say yes
   */
  public Answer call(Endpoint endpoint, Form form) {
    return new Answer(endpoint, settings.zone(), passed(endpoint, () -> send(endpoint, form)));
  }

  /**
   * Makes a call whose answer is a list, and passes its rows on while they come in; after an
   * expired signature once more. What the consumer throws reaches the caller as it is, and is no
   * failure of the panel. The call holds its place at the gate until the list is at its end.
   *
   * @param words turn a row into what the consumer takes
   * @throws PanelException if the panel did not say yes, or the list did not come to its end: then
   *     what was passed on is not the whole of it
   */
  public <T> void each(
      Endpoint endpoint, Form form, Function<Row, T> words, Consumer<? super T> consumer) {
    try {
      passed(
          endpoint, () -> stream(endpoint, form, row -> GivenUp.over(words.apply(row), consumer)));
    } catch (GivenUp given) {
      throw given.reason();
    }
  }

  private <T> T passed(Endpoint endpoint, Supplier<T> request) {
    try {
      return gate.pass(() -> attempt(endpoint, request));
    } catch (PanelRejected rejected) {
      if (rejected.reason() != Reason.SIGNATURE_EXPIRED || !endpoint.maySignAgain()) {
        throw rejected;
      }
      return gate.pass(() -> attempt(endpoint, request));
    }
  }

  private <T> T attempt(Endpoint endpoint, Supplier<T> request) {
    var at = clock.own();
    var started = System.nanoTime();
    try {
      wire.reach(endpoint);
      var result = request.get();
      tell(endpoint, at, started, 200, PanelCall.OK, "");
      return result;
    } catch (PanelException e) {
      var outcome = e.getClass().getSimpleName();
      tell(endpoint, at, started, e.httpStatus(), outcome, String.valueOf(e.getMessage()));
      throw e;
    } catch (GivenUp e) {
      tell(endpoint, at, started, 200, PanelCall.OK, "not read to its end");
      throw e;
    }
  }

  private JsonNode send(Endpoint endpoint, Form form) {
    var signedAt = clock.own();
    var signed = signed(endpoint, form);
    var envelope = Envelope.read(endpoint, wire.post(endpoint, signed));
    return opened(envelope, signedAt, signed);
  }

  private long stream(Endpoint endpoint, Form form, Consumer<Row> reader) {
    var signedAt = clock.own();
    var signed = signed(endpoint, form);
    return wire.stream(
        endpoint,
        signed,
        new RowStream(
            endpoint,
            new Answer(endpoint, settings.zone(), MissingNode.getInstance()),
            envelope -> opened(envelope, signedAt, signed),
            reader));
  }

  /**
   * Nothing slow may come between signing and sending: the signature ages, the guard's word too.
   */
  private Form signed(Endpoint endpoint, Form form) {
    var signed = endpoint.signed() ? signer.sign(clock.now()).and(form) : form;
    if (endpoint.writes()) {
      guard.check();
    }
    return signed;
  }

  private JsonNode opened(Envelope envelope, Instant signedAt, Form signed) {
    envelope.time().ifPresent(panelTime -> clock.learn(panelTime, signedAt));
    var secrets = new ArrayList<>(signed.secrets());
    secrets.add(settings.token());
    return envelope.data(secrets);
  }

  private void tell(
      Endpoint endpoint, Instant at, long started, int status, String outcome, String message) {
    var took = Duration.ofNanos(System.nanoTime() - started);
    var path = endpoint.path();
    try {
      listener.called(new PanelCall(path, endpoint.writes(), at, took, status, outcome, message));
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Call " + path + " ended " + outcome + ", and its listener failed to take note",
          e);
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
