package org.bthost.sandbox;

/** Finds the host that a request means. */
final class Hosts {
  static final String BAD_REQUEST = "错误的请求";

  /** The same in the panel's other spelling. */
  static final String BAD_REQUEST_TOO = "请求错误";

  private static final String NO_HOST = "主机不存在";
  private final PanelState state;

  Hosts(PanelState state) {
    this.state = state;
  }

  /** The host that is not recycled of this number. */
  Host visible(Params params, String parameter, String missing) {
    if (!params.has(parameter)) {
      throw new Refusal(missing);
    }
    return state.visible(params.number(parameter)).orElseThrow(() -> new Refusal(NO_HOST));
  }

  Host visible(Params params) {
    return visible(params, "id", BAD_REQUEST);
  }

  Host visibleToo(Params params) {
    return visible(params, "id", BAD_REQUEST_TOO);
  }

  /** A host, recycled or not. */
  Host any(Params params) {
    if (!params.has("id")) {
      throw new Refusal(BAD_REQUEST_TOO);
    }
    return state.any(params.number("id")).orElseThrow(() -> new Refusal(NO_HOST));
  }
}
