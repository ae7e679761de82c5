package org.bthost.provisioning.panel;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What host_build is to build.
 *
 * @param username {@code [a-z][a-z0-9]{2,15}}: what BT takes for a site, a database and an FTP
 *     account alike
 * @param userId the panel user that is to own it; always sent, or the panel takes user 1
 * @param planId one of the panel's plans that is not hidden; otherwise a pack is needed
 */
public record BuildHost(
    String username,
    LocalDate endsOn,
    long userId,
    OptionalLong sortId,
    OptionalLong planId,
    Optional<HostPack> pack) {

  public BuildHost {
    if (planId.isPresent() == pack.isPresent()) {
      throw new IllegalArgumentException("a host is built by a plan or by a pack, one of both");
    }
  }

  Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("username", username);
    parameters.put("endtime", endsOn.toString());
    parameters.put("user_id", Long.toString(userId));
    sortId.ifPresent(id -> parameters.put("sort_id", Long.toString(id)));
    planId.ifPresent(id -> parameters.put("plans_id", Long.toString(id)));
    pack.ifPresent(given -> parameters.putAll(given.parameters()));
    return parameters;
  }
}
