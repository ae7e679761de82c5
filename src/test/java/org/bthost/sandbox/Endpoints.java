package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The signed endpoints by their names, each with the words of its success. */
final class Endpoints {
  private static final String DONE = "请求成功";
  private static final String CREATED = "创建成功";
  private static final String UPDATED = "更新成功";
  private static final String CHANGED = "修改成功";
  private static final Set<String> READ_ADDRESS = Set.of("host_list", "user_list");
  private final Map<String, Endpoint> all = new TreeMap<>();

  /** What an endpoint does, and what it says if it could. */
  record Endpoint(Function<Params, JsonNode> action, String success) {}

  Endpoints(
      Build build,
      HostReads hostReads,
      HostActions hosts,
      HostLimits limits,
      HostGoods goods,
      Passwords passwords,
      UserActions users,
      ReadActions reads,
      Sorts sorts) {
    add("index", params -> JsonNodeFactory.instance.nullNode(), DONE);
    add("host_build", build::build, CREATED);
    add("host_info", hostReads::info, DONE);
    add("host_list", hostReads::list, DONE);
    add("host_status", hostReads::status, DONE);
    add("host_start", hosts::start, "主机已开启");
    add("host_stop", hosts::stop, "主机已停用");
    add("host_locked", hosts::lock, "主机已锁定");
    add("host_recycle", hosts::recycle, "已回收");
    add("host_recovery", hosts::recover, "已恢复");
    add("host_endtime", hosts::endtime, UPDATED);
    add("host_resource", hosts::resource, DONE);
    add("host_sync", hosts::sync, "同步成功");
    add("host_notice", hosts::notice, CHANGED);
    add("host_edit", limits::edit, UPDATED);
    add("host_update", limits::update, UPDATED);
    add("host_speed", limits::speed, "设置成功");
    add("host_speedoff", limits::speedOff, "已关闭限速");
    add("host_push", goods::push, "转移成功");
    add("host_domain", goods::domain, "添加成功");
    add("host_bindip", goods::bindIp, "绑定成功");
    add("host_unbindip", goods::unbindIp, "已解除绑定");
    add("host_pass", passwords::host, DONE);
    add("ftp_info", passwords::ftpInfo, DONE);
    add("ftp_pass", passwords::ftpPass, CHANGED);
    add("ftp_status", passwords::ftpStatus, CHANGED);
    add("sql_info", passwords::sqlInfo, DONE);
    add("sql_pass", passwords::sqlPass, CHANGED);
    add("sql_build", params -> stopped(), CREATED);
    add("user_create", users::create, CREATED);
    add("user_list", users::list, DONE);
    add("user_info", users::info, DONE);
    add("user_edit", users::edit, CHANGED);
    add("user_del", users::delete, "删除成功");
    add("plans_list", params -> reads.plans(), DONE);
    add("plans_info", reads::plan, DONE);
    add("ippools_list", params -> reads.ipPools(), DONE);
    add("ipaddress_list", reads::addresses, DONE);
    add("ipaddress_info", reads::address, DONE);
    add("domainpools_list", params -> reads.domainPools(), DONE);
    add("domain_list", reads::domains, DONE);
    add("domain_info", reads::domain, DONE);
    add("sort_list", params -> sorts.list(), DONE);
    add("sort_create", sorts::create, CREATED);
    add("sort_edit", sorts::edit, CHANGED);
    add("sort_delete", sorts::delete, "删除成功");
    add("php_list", params -> reads.phpVersions(), DONE);
    add("deployment_list", params -> reads.deployments(), DONE);
    add("server_status", params -> reads.server(), DONE);
  }

  private void add(String name, Function<Params, JsonNode> action, String success) {
    all.put(name, new Endpoint(action, success));
  }

  private static JsonNode stopped() {
    throw new Refusal("接口停用");
  }

  /** Throws {@link Unknown} where there is no such endpoint. */
  Endpoint named(String name) {
    Endpoint endpoint = all.get(name);
    if (endpoint == null) {
      throw new Unknown();
    }
    return endpoint;
  }

  /** The words of a success, also of one that is pretended. */
  String success(String name) {
    Endpoint endpoint = all.get(name);
    return endpoint == null ? DONE : endpoint.success();
  }

  Set<String> names() {
    return all.keySet();
  }

  /** Whether an endpoint reads its parameters from the address, too. */
  static boolean readsAddress(String name) {
    return READ_ADDRESS.contains(name);
  }

  static final class Unknown extends RuntimeException {}
}
