package org.bthost.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The panel's check of a signature. */
final class Auth {
  private static final long WINDOW_SECONDS = 10;
  private final String token;
  private final SandboxClock clock;
  private final Quirks quirks;
  private volatile boolean nobody;

  Auth(String token, SandboxClock clock, Quirks quirks) {
    this.token = token;
    this.clock = clock;
    this.quirks = quirks;
  }

  void check(Params params) {
    String time = params.any("time");
    String sent = params.any("random");
    String random = quirks.isOn(Quirk.INPUT_FILTER) ? Params.filter(sent) : sent;
    if (time.isEmpty()
        || random.isEmpty()
        || random.equals("0")
        || !params.all().containsKey("signature")) {
      throw new Refusal("签名错误");
    }
    long age = clock.epoch() - (time.matches("\\d{1,18}") ? Long.parseLong(time) : 0);
    boolean early = age < -WINDOW_SECONDS && !quirks.isOn(Quirk.FUTURE_SIGNATURES_PASS);
    if (age > WINDOW_SECONDS || early) {
      throw new Refusal("签名过期");
    }
    if (!sign(time, random, token).equals(params.any("signature"))) {
      throw new Refusal("签名错误");
    }
    if (nobody) {
      throw new Refusal("非白名单IP不允许请求");
    }
  }

  /** An empty white list of addresses. */
  void allowNobody() {
    nobody = true;
  }

  static String sign(String time, String random, String token) {
    var parts = new String[] {time, random, token};
    Arrays.sort(parts);
    try {
      byte[] md5 =
          MessageDigest.getInstance("MD5")
              .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(md5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
