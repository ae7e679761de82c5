package org.bthost.provisioning.panel;

import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.PoolWords;

/** Pools of IP addresses and of domains. Read only. All methods throw {@link PanelException}. */
public final class Pools {
  private final Caller caller;

  Pools(Caller caller) {
    this.caller = caller;
  }

  /** All pools of IP addresses. */
  public List<IpPool> ipPools() {
    var rows = caller.call(Endpoint.IPPOOLS_LIST, Form.EMPTY).rows();
    return rows.stream().map(PoolWords::ipPool).toList();
  }

  /** The addresses of one pool. */
  public List<IpAddress> ipAddresses(long poolId) {
    var rows = caller.call(Endpoint.IPADDRESS_LIST, Form.of("ippools_id", poolId)).rows();
    return rows.stream().map(PoolWords::ipAddress).toList();
  }

  /** One address; empty for an unknown id. */
  public Optional<IpAddress> ipAddress(long id) {
    var answer = caller.call(Endpoint.IPADDRESS_INFO, Form.of("id", id));
    return answer.optionalRow().map(PoolWords::ipAddress);
  }

  /** All pools of domains. */
  public List<DomainPool> domainPools() {
    var rows = caller.call(Endpoint.DOMAINPOOLS_LIST, Form.EMPTY).rows();
    return rows.stream().map(PoolWords::domainPool).toList();
  }

  /** The domains of one pool. */
  public List<PoolDomain> domains(long poolId) {
    var rows = caller.call(Endpoint.DOMAIN_LIST, Form.of("domainpools_id", poolId)).rows();
    return rows.stream().map(PoolWords::domain).toList();
  }

  /** One domain; empty for an unknown id. */
  public Optional<PoolDomain> domain(long id) {
    var answer = caller.call(Endpoint.DOMAIN_INFO, Form.of("id", id));
    return answer.optionalRow().map(PoolWords::domain);
  }
}
