package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays the whole recorded session of a running panel again, row by row, and compares what the
 * sandbox answers and asks of BT. Drawn passwords, seconds and the names of settings are not
 * compared. Two rows are no calls, but what the recorder counted.
 */
class RecordedSessionTest extends PanelTest {
  /** The rows that are played, and not answered alike: each with its reason. */
  private static final Map<Integer, String> DIFFERENT =
      Map.of(
          77, "the first call to BT of all asks twice: the panel signs in",
          332, "calls at once: one after another only the first makes the user",
          345, "the client gave up; here it waits",
          398, "calls at once: one after another only the first finds the host");

  private static final Set<String> DRAWN =
      Set.of("password", "salt", "avatar", "name", "tag", "content", "status_text", "token");
  private static final Set<String> SECONDS =
      Set.of("createtime", "updatetime", "check_time", "prevtime", "logintime", "time");
  private final Stage stage = new Stage(panel);

  @TestFactory
  Stream<DynamicTest> everyRow() {
    return RecordedRow.all().stream()
        .filter(row -> !row.isSummary())
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> play(row)));
  }

  private void play(RecordedRow row) throws IOException {
    stage.setUp(row);
    List<String> differences = row.isRace() ? race(row) : differences(row, send(row));
    stage.clear();
    if (DIFFERENT.containsKey(row.line())) {
      assertThat(differences).as("is alike now: take it off the list").isNotEmpty();
    } else {
      assertThat(differences).isEmpty();
    }
  }

  /** Sends a row as it was sent: its signature by its label, its parameters by its kind. */
  private Answer send(RecordedRow row) throws IOException {
    if (row.isCron()) {
      String task = row.endpoint().replace("btresource", "btresourcetask");
      URI address = panel.url().resolve("/api/" + task + "?token=" + CronAddress.KEY);
      return send(HttpRequest.newBuilder(address).build());
    }
    var params = new LinkedHashMap<>(signature(row.label()));
    params.putAll(row.params());
    return send(headers(row.label(), request(row, params)).build());
  }

  private HttpRequest.Builder request(RecordedRow row, Map<String, String> params) {
    URI address = address(row.endpoint());
    if (row.isGet()) {
      return HttpRequest.newBuilder(URI.create(address + "?" + form(params)));
    }
    return switch (row.kind()) {
      case "form", "" -> post(address, "application/x-www-form-urlencoded", form(params));
      case "qsauth" -> post(URI.create(address + "?" + form(params)), "text/plain", "");
      case "json" ->
          post(address, "application/json", new JsonMapper().valueToTree(params).toString());
      case "multipart" -> post(address, "multipart/form-data; boundary=xyz", multipart(params));
      default -> throw new IllegalArgumentException(row.kind());
    };
  }

  private static HttpRequest.Builder post(URI address, String type, String body) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body));
  }

  private static String multipart(Map<String, String> params) {
    var body = new StringBuilder();
    params.forEach(
        (name, value) ->
            body.append("--xyz\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    return body.append("--xyz--\r\n").toString();
  }

  private static HttpRequest.Builder headers(String label, HttpRequest.Builder request) {
    return switch (label) {
      case "Origin: foreign" -> request.header("Origin", "https://elsewhere.example");
      case "ajax login" -> request.header("X-Requested-With", "XMLHttpRequest");
      case "IP whitelist: spoofed X-Forwarded-For" ->
          request.header("X-Forwarded-For", "192.0.2.9");
      case "IP whitelist: spoofed Client-IP" -> request.header("Client-IP", "192.0.2.9");
      default -> request;
    };
  }

  private Map<String, String> signature(String label) {
    Map<String, String> good = signed(Map.of());
    return switch (label) {
      case "lowercase signature" -> changed(good, good.get("signature").toLowerCase(Locale.ROOT));
      case "bad signature" -> changed(good, "0".repeat(32));
      case "time 9s old" -> aged(9, "SPZJoB");
      case "time 11s old" -> aged(11, "SPZJoB");
      case "signature_time=60, time 30s old" -> aged(30, "SPZJoB");
      case "time 11s in the FUTURE" -> aged(-11, "SPZJoB");
      case "time 10 YEARS in the future" -> aged(-315_360_000, "SPZJoB");
      case "time as ms" -> signed(Map.of(), panel.clock().epoch() + "000", "SPZJoB");
      case "no random" -> aged(0, "");
      case "random=0" -> aged(0, "0");
      case "random with <>&: signed raw" -> aged(0, "a&b<c");
      default -> good;
    };
  }

  private static Map<String, String> changed(Map<String, String> good, String signature) {
    var changed = new LinkedHashMap<>(good);
    changed.put("signature", signature);
    return changed;
  }

  private Map<String, String> aged(long seconds, String random) {
    return signed(Map.of(), Long.toString(panel.clock().epoch() - seconds), random);
  }

  private List<String> race(RecordedRow row) throws IOException {
    var outcomes = new ArrayList<String>();
    for (Map<String, String> params : row.racers()) {
      var all = new LinkedHashMap<>(signed(Map.of()));
      all.putAll(params);
      Answer answer = send(request(row, all).build());
      outcomes.add(RecordedRow.outcome(answer.status(), answer.text()));
    }
    outcomes.sort(null);
    return outcomes.equals(row.outcomes()) ? List.of() : List.of(row.outcomes() + " " + outcomes);
  }

  private List<String> differences(RecordedRow row, Answer answer) {
    var differences = new ArrayList<String>();
    if (row.isCron()) {
      compare("answer", row.answer().orElseThrow(), answer.json(), differences);
      return differences;
    }
    compare("status", row.status(), answer.status(), differences);
    compare(
        "type",
        type(row.json().path("content_type").asText()),
        type(answer.contentType()),
        differences);
    if (row.answer().isPresent() && answer.contentType().contains("json")) {
      compare("answer", row.answer().get(), answer.json(), differences);
    } else if (!answer.text().contains(stem(row.head()))) {
      differences.add("page: " + row.head() + " | " + answer.text());
    }
    var entries = panel.log().entries();
    List<String> asked = entries.get(entries.size() - 1).btCalls();
    compare("BT", calls(row.btCalls()), calls(asked), differences);
    return differences;
  }

  private static String type(String contentType) {
    return contentType.toLowerCase(Locale.ROOT);
  }

  private static String stem(String head) {
    return head.strip()
        .replaceFirst("[|:(].*", "")
        .replaceFirst("(?s)<!DOCTYPE html>.*", "<!DOCTYPE html>");
  }

  private static List<String> calls(List<String> calls) {
    return calls.stream()
        .map(call -> call.replaceFirst("\\) [A-Z].*$", ")"))
        .map(call -> call.replaceFirst("password=.*", "password)"))
        .toList();
  }

  private static void compare(String what, Object recorded, Object answered, List<String> into) {
    if (!recorded.equals(answered)) {
      into.add(what + ": " + recorded + " | " + answered);
    }
  }

  private static void compare(String at, JsonNode recorded, JsonNode answered, List<String> into) {
    if (recorded.isObject() && answered.isObject()) {
      compare(at + " has", names(recorded), names(answered), into);
      recorded
          .properties()
          .forEach(
              field ->
                  compareField(
                      at, field.getKey(), field.getValue(), answered.path(field.getKey()), into));
    } else if (recorded.isArray() && answered.isArray()) {
      compare(at + " counts", recorded.size(), answered.size(), into);
      for (int i = 0; i < Math.min(recorded.size(), answered.size()); i++) {
        compare(at + "/" + i, recorded.get(i), answered.get(i), into);
      }
    } else if (!recorded.equals(answered)) {
      into.add(at + ": " + recorded + " | " + answered);
    }
  }

  private static void compareField(
      String at, String name, JsonNode recorded, JsonNode answered, List<String> into) {
    String field = at + "/" + name;
    if (DRAWN.contains(name) || SECONDS.contains(name)) {
      compare(field, recorded.getNodeType(), answered.getNodeType(), into);
    } else if (name.equals("msg")) {
      compare(field, stemOf(recorded), stemOf(answered), into);
    } else {
      compare(field, recorded, answered, into);
    }
  }

  private static String stemOf(JsonNode message) {
    return message.asText().replaceFirst("(?s)\\|.*", "");
  }

  private static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
