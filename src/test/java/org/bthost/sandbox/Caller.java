package org.bthost.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;

/**
 * Who sends a request.
 *
 * @param address where it comes from
 * @param claimed where its headers say it comes from
 * @param foreign whether a browser sends it from a page of another site
 * @param script whether a script of the panel's own pages sends it
 */
record Caller(String address, String claimed, boolean foreign, boolean script) {
  static Caller of(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    String address = exchange.getRemoteAddress().getAddress().getHostAddress();
    String claimed =
        Optional.ofNullable(headers.getFirst("X-Forwarded-For"))
            .or(() -> Optional.ofNullable(headers.getFirst("Client-IP")))
            .orElse(address);
    String origin = headers.getFirst("Origin");
    boolean foreign =
        origin != null && !origin.replaceFirst("^https?://", "").equals(headers.getFirst("Host"));
    boolean script = "XMLHttpRequest".equals(headers.getFirst("X-Requested-With"));
    return new Caller(address, claimed, foreign, script);
  }
}
