package org.bthost.provisioning.panel.wire;

import java.util.List;
import java.util.Map;
import org.bthost.provisioning.panel.PanelRejected.Reason;

/**
 * What the panel's messages mean. They differ between versions, in punctuation and in spelling, so
 * only short stems are looked for (panel behaviour, sections 1 and 3).
 */
final class Refusals {
  private static final int LONGEST = 80;
  private static final List<Map.Entry<String, Reason>> STEMS =
      List.of(
          Map.entry("签名过期", Reason.SIGNATURE_EXPIRED),
          Map.entry("签名", Reason.SIGNATURE_WRONG),
          Map.entry("白名单", Reason.ADDRESS_NOT_ALLOWED),
          Map.entry("错误的请求", Reason.PARAMETER_MISSING),
          Map.entry("请求错误", Reason.PARAMETER_MISSING),
          Map.entry("套餐不存在", Reason.UNKNOWN_PLAN),
          Map.entry("不存在", Reason.NOT_FOUND),
          Map.entry("没有找到", Reason.NOT_FOUND),
          Map.entry("时间格式错误", Reason.BAD_END_DATE),
          Map.entry("无可用域名", Reason.EMPTY_DOMAIN_POOL),
          Map.entry("服务器连接失败", Reason.BELOW_DOWN),
          Map.entry("接口停用", Reason.SWITCHED_OFF),
          Map.entry("用户名已存在", Reason.ALREADY_EXISTS));

  private Refusals() {}

  static Reason reason(String message) {
    if (message.isBlank()) {
      return Reason.NO_MESSAGE;
    }
    return STEMS.stream()
        .filter(stem -> message.contains(stem.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Reason.OTHER);
  }

  /** A message that may be shown: what follows a separator can hold passwords and parameters. */
  static String safe(String message, List<String> secrets) {
    String head = message.split("[|{<\"]", 2)[0];
    for (String secret : secrets) {
      head = secret.isEmpty() ? head : head.replace(secret, "…");
    }
    return head.length() <= LONGEST ? head : head.substring(0, LONGEST) + "…";
  }
}
