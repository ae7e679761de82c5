package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;

/** A client that reads a list of hosts, and what it has seen of it. */
abstract class HostStreamFixture extends PanelFixture {
  final List<Long> seen = new ArrayList<>();

  final void list() {
    client.hosts().each(host -> seen.add(host.id()));
  }

  final PanelException failure() {
    return catchThrowableOfType(PanelException.class, this::list);
  }
}
