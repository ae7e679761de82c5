package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** A sandbox panel whose clock stands still, and calls to it over a real socket. */
abstract class PanelTest {
  static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  static final String ENDTIME = "2026-12-24";

  final SandboxPanel panel =
      SandboxPanel.start(SandboxOptions.defaults().withClock(Clock.fixed(NOW, SandboxClock.ZONE)));
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void closePanel() {
    panel.close();
  }

  /** What came back over the socket. */
  record Answer(int status, String contentType, String text) {
    JsonNode json() {
      try {
        return new JsonMapper().readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    int code() {
      return json().path("code").asInt(-1);
    }

    String message() {
      return json().path("msg").asText();
    }

    JsonNode content() {
      return json().path("data");
    }
  }

  /** A signed POST of a form: names and values by turns. */
  Answer call(String endpoint, Object... pairs) throws IOException {
    return send(request(endpoint, pairs).build());
  }

  /** A signed POST that has to succeed. */
  JsonNode done(String endpoint, Object... pairs) throws IOException {
    Answer answer = call(endpoint, pairs);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.code()).as(answer.text()).isEqualTo(1);
    return answer.content();
  }

  HttpRequest.Builder request(String endpoint, Object... pairs) {
    return HttpRequest.newBuilder(address(endpoint))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .timeout(Duration.ofSeconds(10))
        .POST(BodyPublishers.ofString(form(signed(pairs(pairs)))));
  }

  URI address(String endpoint) {
    return URI.create(panel.url() + "/" + endpoint);
  }

  Answer send(HttpRequest request) throws IOException {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Answer(response.statusCode(), type, response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  static Map<String, String> pairs(Object... pairs) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), String.valueOf(pairs[i + 1]));
    }
    return map;
  }

  Map<String, String> signed(Map<String, String> params) {
    return signed(params, Long.toString(panel.clock().epoch()), "SPZJoB");
  }

  Map<String, String> signed(Map<String, String> params, String time, String random) {
    var all = new LinkedHashMap<>(params);
    all.put("time", time);
    all.put("random", random);
    all.put("signature", Auth.sign(time, random, panel.token()));
    return all;
  }

  static String form(Map<String, String> params) {
    return params.entrySet().stream()
        .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Builds a host of a plan over HTTP and gives its row. */
  Host built(String username, long plan) throws IOException {
    JsonNode answer =
        done("host_build", "plans_id", plan, "endtime", ENDTIME, "username", username);
    return panel.state().host(answer.path("site").path("id").asLong());
  }

  Site site(Host host) {
    return panel.bt().site(host.btName()).orElseThrow();
  }
}
