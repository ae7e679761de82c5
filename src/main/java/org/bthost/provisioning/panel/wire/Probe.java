package org.bthost.provisioning.panel.wire;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.bthost.provisioning.panel.Gate;
import org.bthost.provisioning.panel.PanelQuirk;

/** Asks a panel reading questions alone, and sees by the answers which quirks it has. */
final class Probe {
  private static final Form UNKNOWN = Form.of("id", 999_999_999);
  private static final Duration FAR = Duration.ofHours(1);

  private final Wire wire;
  private final Signer signer;
  private final PanelClock clock;
  private final Gate gate;
  private final Set<PanelQuirk> shown = EnumSet.noneOf(PanelQuirk.class);

  Probe(Wire wire, Signer signer, PanelClock clock, Gate gate) {
    this.wire = wire;
    this.signer = signer;
    this.clock = clock;
    this.gate = gate;
  }

  Set<PanelQuirk> quirks() {
    wire.reach(Endpoint.INDEX);
    signatures();
    var crash = ask(Endpoint.PLANS_INFO, UNKNOWN);
    note(PanelQuirk.UNKNOWN_ID_CRASHES, crash.status() == 500);
    note(PanelQuirk.DEBUG_PAGES, crash.status() == 500 && !crash.isJson());
    note(PanelQuirk.UNKNOWN_ID_IS_NULL, ask(Endpoint.DOMAIN_INFO, UNKNOWN).isYes());
    note(PanelQuirk.FAILURES_ARE_200, ask(Endpoint.HOST_INFO, Form.EMPTY).status() == 200);
    var script = ask(Endpoint.INDEX, Form.EMPTY.with("callback", "probe"));
    note(PanelQuirk.CALLBACK_MAKES_A_SCRIPT, !script.isJson());
    return shown;
  }

  private void signatures() {
    var once = signer.sign(clock.now());
    send(Endpoint.INDEX, once);
    note(PanelQuirk.SIGNATURES_CAN_BE_REPLAYED, send(Endpoint.INDEX, once).isYes());
    var early = signer.sign(clock.now().plus(FAR));
    note(PanelQuirk.FUTURE_SIGNATURES_PASS, send(Endpoint.INDEX, early).isYes());
  }

  private Envelope ask(Endpoint endpoint, Form form) {
    return send(endpoint, signer.sign(clock.now()).and(form));
  }

  private Envelope send(Endpoint endpoint, Form signed) {
    return gate.pass(() -> Envelope.read(endpoint, wire.post(endpoint, signed)));
  }

  private void note(PanelQuirk quirk, boolean seen) {
    if (seen) {
      shown.add(quirk);
    }
  }
}
