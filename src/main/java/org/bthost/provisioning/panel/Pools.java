package org.bthost.provisioning.panel;

import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.PoolWords;

/**
 * Pools of IP addresses and of domains. They are rows of the panel, which BT does not know. Read
 * only, so all of it is safe to repeat. All methods throw {@link PanelException}.
 */
public final class Pools {
  private final Caller caller;

  Pools(Caller caller) {
    this.caller = caller;
  }

  /**
   * All pools of IP addresses, with the count of their addresses. How many are free is not known:
   * the panel's ip_sys only repeats the count. Source: behaviour.md 3, ippools_list; API document,
   * IP池列表.
   */
  public List<IpPool> ipPools() {
    var rows = caller.call(Endpoint.IPPOOLS_LIST, Form.EMPTY).rows();
    return rows.stream().map(PoolWords::ipPool).toList();
  }

  /**
   * The addresses of one pool. A panel that answers null, as it may for an unknown pool, is {@link
   * PanelGarbled}. Source: behaviour.md 3, ipaddress_list; API document, IP列表.
   */
  public List<IpAddress> ipAddresses(long poolId) {
    var rows = caller.call(Endpoint.IPADDRESS_LIST, Form.of("ippools_id", poolId)).rows();
    return rows.stream().map(PoolWords::ipAddress).toList();
  }

  /**
   * One address; empty for an unknown id, to which the panel answers yes and null. Source:
   * behaviour.md 3, ipaddress_info; API document, IP地址详情.
   */
  public Optional<IpAddress> ipAddress(long id) {
    var answer = caller.call(Endpoint.IPADDRESS_INFO, Form.of("id", id));
    return answer.optionalRow().map(PoolWords::ipAddress);
  }

  /**
   * All pools of domains. A host's name ends in a domain of its plan's pool. Source: behaviour.md
   * 3, domainpools_list, and 4; API document, 域名池列表.
   */
  public List<DomainPool> domainPools() {
    var rows = caller.call(Endpoint.DOMAINPOOLS_LIST, Form.EMPTY).rows();
    return rows.stream().map(PoolWords::domainPool).toList();
  }

  /**
   * The domains of one pool. A panel that answers null, as it may for an unknown pool, is {@link
   * PanelGarbled}. Source: behaviour.md 3, domain_list; API document, 域名列表.
   */
  public List<PoolDomain> domains(long poolId) {
    var rows = caller.call(Endpoint.DOMAIN_LIST, Form.of("domainpools_id", poolId)).rows();
    return rows.stream().map(PoolWords::domain).toList();
  }

  /**
   * One domain; empty for an unknown id, to which the panel answers yes and null. Source:
   * behaviour.md 3, domain_info; API document, 域名详情.
   */
  public Optional<PoolDomain> domain(long id) {
    var answer = caller.call(Endpoint.DOMAIN_INFO, Form.of("id", id));
    return answer.optionalRow().map(PoolWords::domain);
  }
}
