package org.bthost.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The panel's check of a signature, and of where it comes from. Guarded by its panel's lock. */
final class Auth {
  private final String token;
  private final SandboxClock clock;
  private final Quirks quirks;
  private final Set<String> seen = new HashSet<>();
  private long window = 10;
  private Optional<Set<String>> whiteList = Optional.empty();

  Auth(String token, SandboxClock clock, Quirks quirks) {
    this.token = token;
    this.clock = clock;
    this.quirks = quirks;
  }

  /** How many seconds old a signature may be. */
  void window(long seconds) {
    window = seconds;
  }

  /** The only addresses from which requests are allowed. */
  void whiteList(Set<String> addresses) {
    whiteList = Optional.of(Set.copyOf(addresses));
  }

  void check(Params params, Caller caller) {
    String time = params.any("time");
    String sent = params.any("random");
    String random = quirks.isOn(Quirk.INPUT_FILTER) ? Params.filter(sent) : sent;
    String signature = params.any("signature");
    if (time.isEmpty() || random.isEmpty() || random.equals("0") || signature.isEmpty()) {
      throw new Refusal("签名错误");
    }
    long age = clock.epoch() - (time.matches("\\d{1,18}") ? Long.parseLong(time) : 0);
    boolean early = age < -window && !quirks.isOn(Quirk.FUTURE_SIGNATURES_PASS);
    if (age > window || early) {
      throw new Refusal("签名过期");
    }
    boolean again = !seen.add(time + random) && !quirks.isOn(Quirk.SIGNATURES_CAN_BE_REPLAYED);
    if (again || !sign(time, random, token).equals(signature)) {
      throw new Refusal("签名错误");
    }
    String from =
        quirks.isOn(Quirk.WHITE_LIST_BELIEVES_HEADERS) ? caller.claimed() : caller.address();
    if (whiteList.isPresent() && !whiteList.get().contains(from)) {
      throw new Refusal("非白名单IP不允许请求");
    }
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
