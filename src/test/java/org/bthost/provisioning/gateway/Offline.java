package org.bthost.provisioning.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.Reply;
import org.bthost.provisioning.panel.wire.Wire;
import org.bthost.sandbox.SandboxPanel;

/** The way to a sandbox panel without a network in between. */
public record Offline(SandboxPanel panel) implements Wire {
  @Override
  public void reach(Endpoint endpoint) {}

  @Override
  public Reply post(Endpoint endpoint, Form form) {
    Map<String, String> fields = new LinkedHashMap<>();
    form.forEach(fields::put);
    SandboxPanel.Answer answer = panel.ask(endpoint.path(), fields);
    return new Reply(answer.status(), answer.body());
  }

  @Override
  public void close() {}
}
