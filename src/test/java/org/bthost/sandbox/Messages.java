package org.bthost.sandbox;

/** The words that a success is answered with, endpoint by endpoint. */
final class Messages {
  private Messages() {}

  static String of(String endpoint, Quirks quirks) {
    return switch (endpoint) {
      case "host_build", "user_create" -> "创建成功";
      case "host_info" -> quirks.isOn(Quirk.TRAILING_SPACE) ? "请求成功 " : "请求成功";
      case "host_start" -> "主机已开启";
      case "host_stop" -> "主机已停用";
      case "host_locked" -> "主机已锁定";
      case "host_recycle" -> "已回收";
      case "host_recovery" -> "已恢复";
      case "host_endtime", "host_edit", "host_update" -> "更新成功";
      case "host_sync" -> "同步成功";
      case "host_speed" -> "设置成功";
      case "host_speedoff" -> "已关闭限速";
      case "user_edit" -> "修改成功";
      case "user_del" -> "删除成功";
      default -> "请求成功";
    };
  }
}
