package org.bthost.provisioning.provision;

import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.HostListing;
import org.bthost.provisioning.domain.IssuedName;

/** A live host on the panel, and the name of a service that it carries. */
record Found(IssuedName name, HostListing host) {
  Binding binding() {
    return Binding.of(host.id(), name.name());
  }
}
