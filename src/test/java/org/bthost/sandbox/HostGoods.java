package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What the panel does to what belongs to a host: its owner, domains and addresses. */
final class HostGoods {
  private final PanelState state;
  private final Hosts hosts;
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;

  HostGoods(PanelState state, Hosts hosts, BtServer bt, Quirks quirks, SandboxClock clock) {
    this.state = state;
    this.hosts = hosts;
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
  }

  JsonNode push(Params params) {
    if (!params.has("user_id")) {
      throw new Refusal(Hosts.BAD_REQUEST_TOO);
    }
    Host host = hosts.visible(params, "host_id", Hosts.BAD_REQUEST_TOO);
    long owner = params.number("user_id");
    if (state.user(owner).isEmpty() && !quirks.isOn(Quirk.OWNERS_ARE_NOT_CHECKED)) {
      throw new Refusal("用户不存在");
    }
    host.userId = owner;
    host.updatedAt = clock.epoch();
    return JsonNodeFactory.instance.nullNode();
  }

  JsonNode domain(Params params) {
    if (!params.has("id") || !params.has("domain")) {
      throw new Refusal(Hosts.BAD_REQUEST);
    }
    Host host = state.visible(params.number("id")).orElseThrow(() -> new Refusal("没有找到有效主机"));
    String dir = params.has("dirs") ? params.posted("dirs") : "/";
    if (!dir.equals("/") && host.subBind == 0) {
      throw new Refusal("绑定的目录错误");
    }
    long bound = state.domains.stream().filter(row -> row.host() == host).count();
    if (host.domainMax > 0
        && bound > host.domainMax
        && !quirks.isOn(Quirk.DOMAINS_ARE_NOT_COUNTED)) {
      throw new Refusal("绑定域名数已达上限");
    }
    String domain = params.posted("domain");
    boolean audit = params.number("is_audit") == 1;
    if (!audit) {
      bind(host, domain, dir);
    }
    BoundDomain row = state.bind(host, domain, 0, dir, !audit, clock.epoch());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("vhost_id", host.id).put("domain", domain).put("dir", dir);
    answer.put("status", audit ? 0 : 1);
    answer.put("createtime", row.at()).put("updatetime", row.at());
    return answer.put("id", Long.toString(row.id())).put("audit_text", "").put("status_text", "");
  }

  private void bind(Host host, String domain, String dir) {
    try {
      if (dir.equals("/")) {
        bt.web().addDomain(host, domain);
      } else {
        bt.web().addDirectory(host, domain);
      }
    } catch (BtDown e) {
      throw new Refusal("请求失败");
    } catch (BtRefusal e) {
      throw new Refusal(e.getMessage());
    }
    if (quirks.isOn(Quirk.NEW_BT_BINDS_UNSEEN)) {
      throw new Refusal("请求失败");
    }
  }

  JsonNode bindIp(Params params) {
    Host host = hosts.visible(params, "id", "主机不存在");
    String number = Long.toString(params.number("ip_id"));
    if (address(number).isEmpty()) {
      throw new Refusal("IP不存在");
    }
    if (host.addresses.contains(number)) {
      throw new Refusal("已绑定");
    }
    host.addresses.add(quirks.isOn(Quirk.ADDRESSES_BECOME_A_WORD) ? "Array" : number);
    return addresses(host);
  }

  JsonNode unbindIp(Params params) {
    Host host = hosts.visible(params, "id", "主机不存在");
    int at = host.addresses.indexOf(Long.toString(params.number("ip_id")));
    if (at < 0) {
      throw new Refusal("未绑定该IP");
    }
    int end = quirks.isOn(Quirk.UNBINDING_CUTS_THE_REST) ? host.addresses.size() : at + 1;
    host.addresses.subList(at, end).clear();
    return addresses(host);
  }

  private JsonNode addresses(Host host) {
    return host.json(state.addresses).path("ip_address");
  }

  private Optional<IpAddress> address(String number) {
    return List.copyOf(state.addresses).stream()
        .filter(address -> Long.toString(address.id()).equals(number))
        .findFirst();
  }
}
