package org.bthost.provisioning.panel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bthost.provisioning.panel.wire.Answer;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Wire;

/** Calls endpoints for one session. */
record Caller(Wire wire, SendGuard guard, CallListener listener) {
  Answer read(String endpoint, Map<String, String> parameters) {
    return wire.call(Endpoint.reading(endpoint), parameters, List.of(), guard, listener);
  }

  Answer read(String endpoint) {
    return read(endpoint, Map.of());
  }

  Answer write(String endpoint, Map<String, String> parameters) {
    return call(Endpoint.writing(endpoint), parameters, List.of());
  }

  Answer call(Endpoint endpoint, Map<String, String> parameters, List<String> secrets) {
    return wire.call(endpoint, parameters, secrets, guard, listener);
  }

  static Map<String, String> id(long id) {
    return Map.of("id", Long.toString(id));
  }

  /** Parameters in the order given, so that a request can be read. */
  static Map<String, String> of(String... namesAndValues) {
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return parameters;
  }
}
