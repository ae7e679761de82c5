package org.bthost.provisioning.panel.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bthost.provisioning.panel.PanelRejected.Reason;

/**
 * What the panel's refusals are about. The only place that looks at their texts, and only at short
 * stems: punctuation and wording differ between versions (panel behaviour, section 1, messages).
 */
final class Refusals {
  private static final Map<String, Reason> STEMS = stems();

  /** Marks the server's own words inside the panel's: they may say anything. */
  private static final String[] QUOTING = {"->", "|"};

  private Refusals() {}

  /** The reason behind a refusal's text. */
  static Reason reason(String message) {
    if (message.isBlank()) {
      return Reason.EMPTY_MESSAGE;
    }
    for (var mark : QUOTING) {
      if (message.contains(mark)) {
        return quoted(message);
      }
    }
    return STEMS.entrySet().stream()
        .filter(stem -> message.contains(stem.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(message.equals("Fail") ? Reason.SERVER_BELOW_DOWN : Reason.OTHER);
  }

  private static Reason quoted(String message) {
    var bar = message.indexOf('|');
    var head = bar < 0 ? message : message.substring(0, bar);
    return head.contains("已存在") ? Reason.ALREADY_EXISTS : Reason.OTHER;
  }

  private static Map<String, Reason> stems() {
    var stems = new LinkedHashMap<String, Reason>();
    stems.put("签名过期", Reason.SIGNATURE_EXPIRED);
    stems.put("签名错误", Reason.SIGNATURE_WRONG);
    stems.put("非白名单", Reason.ADDRESS_NOT_ALLOWED);
    stems.put("时间格式错误", Reason.BAD_END_DATE);
    stems.put("无可用域名", Reason.EMPTY_DOMAIN_POOL);
    stems.put("套餐不存在", Reason.UNKNOWN_PLAN);
    stems.put("主机不存在", Reason.NOT_FOUND);
    stems.put("没有找到有效主机", Reason.NOT_FOUND);
    stems.put("用户不存在", Reason.NOT_FOUND);
    stems.put("无此用户", Reason.NOT_FOUND);
    stems.put("ftp不存在", Reason.NOT_FOUND);
    stems.put("分类不存在", Reason.NOT_FOUND);
    stems.put("IP不存在", Reason.NOT_FOUND);
    stems.put("未绑定", Reason.NOT_FOUND);
    stems.put("已存在", Reason.ALREADY_EXISTS);
    stems.put("已绑定", Reason.ALREADY_EXISTS);
    stems.put("服务器连接失败", Reason.SERVER_BELOW_DOWN);
    stems.put("Failed to get site", Reason.SITE_NOT_SEEN);
    stems.put("错误的请求", Reason.PARAMETER_MISSING);
    stems.put("请求错误", Reason.PARAMETER_MISSING);
    stems.put("不能为空", Reason.PARAMETER_MISSING);
    stems.put("接口停用", Reason.ENDPOINT_DISABLED);
    return Collections.unmodifiableMap(stems);
  }
}
