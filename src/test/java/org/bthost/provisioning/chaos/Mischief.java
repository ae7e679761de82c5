package org.bthost.provisioning.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bthost.provisioning.panel.PanelUnconfirmed;
import org.bthost.provisioning.panel.PanelUnreachable;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.Reply;
import org.bthost.provisioning.panel.wire.Wire;
import org.bthost.provisioning.scenario.TestClock;
import org.bthost.sandbox.BtFault;
import org.bthost.sandbox.SandboxPanel;

/** The way to a panel on which a seed's blows fall, at whichever call it comes to. */
final class Mischief implements Wire {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration BUILD_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration HANG = Duration.ofMinutes(2);
  private static final Duration BEAT = Duration.ofSeconds(25);
  private static final Duration FREEZE = Duration.ofHours(1);
  private static final int LATEST_MINUTES = 35;
  private static final List<String> SWITCHES =
      List.of("SiteStop", "SiteStart", "SetEdate", "AddSite");

  private final SandboxPanel panel;
  private final TestClock clock;
  private final Random random;
  private final Blows blows;
  private final Runnable whileFrozen;
  private final Runnable heartbeat;
  private final Map<Blow, Integer> fallen = new EnumMap<>(Blow.class);
  private final List<Late> late = new ArrayList<>();
  private final List<String> tooEarly = new ArrayList<>();

  /** A request whose caller has given up, and which the panel carries out when it gets to it. */
  private record Late(Instant at, String endpoint, Map<String, String> form) {}

  /** Which blow falls on a call. */
  interface Blows {
    Optional<Blow> next(Endpoint endpoint);
  }

  Mischief(
      SandboxPanel panel,
      TestClock clock,
      Random random,
      Blows blows,
      Runnable whileFrozen,
      Runnable heartbeat) {
    this.panel = panel;
    this.clock = clock;
    this.random = random;
    this.blows = blows;
    this.whileFrozen = whileFrozen;
    this.heartbeat = heartbeat;
  }

  /** How often each blow has fallen. */
  Map<Blow, Integer> fallen() {
    return fallen;
  }

  /** Which hosts were started while they were expired: the panel's cron would expire them again. */
  List<String> tooEarly() {
    return tooEarly;
  }

  /** A worker can be frozen here too, before it signs. */
  @Override
  public void reach(Endpoint endpoint) {
    if (blows.next(endpoint).filter(blow -> blow == Blow.FROZEN).isPresent()) {
      freeze();
    }
  }

  private void freeze() {
    clock.advance(FREEZE);
    whileFrozen.run();
  }

  @Override
  public Reply post(Endpoint endpoint, Form form) {
    carryOutLate();
    Map<String, String> fields = new LinkedHashMap<>();
    form.forEach(fields::put);
    Optional<Blow> blow = blows.next(endpoint).filter(it -> fits(it, endpoint));
    blow.ifPresent(it -> fallen.merge(it, 1, Integer::sum));
    return blow.isEmpty() ? act(endpoint, fields) : struck(blow.get(), endpoint, fields);
  }

  private static boolean fits(Blow blow, Endpoint endpoint) {
    return switch (blow) {
      case USER_RACED -> endpoint == Endpoint.USER_CREATE;
      case ACTS_LATE, BT_HANGS, BT_REFUSES -> endpoint.writes();
      default -> true;
    };
  }

  private Reply struck(Blow blow, Endpoint endpoint, Map<String, String> fields) {
    return switch (blow) {
      case REFUSED ->
          throw new PanelUnreachable(
              endpoint.path(), PanelUnreachable.Kind.CONNECTION_REFUSED, "refused");
      case RESET_BEFORE -> throw lost(endpoint);
      case RESET_AFTER -> {
        act(endpoint, fields);
        throw lost(endpoint);
      }
      case TIMEOUT_BEFORE -> {
        pass(timeout(endpoint));
        throw lost(endpoint);
      }
      case TIMEOUT_AFTER -> {
        act(endpoint, fields);
        pass(timeout(endpoint));
        throw lost(endpoint);
      }
      case ACTS_LATE -> {
        Duration wait = Duration.ofSeconds(30 + random.nextInt(LATEST_MINUTES * 60));
        late.add(new Late(clock.instant().plus(wait), endpoint.path(), fields));
        pass(timeout(endpoint));
        throw lost(endpoint);
      }
      case BT_HANGS -> {
        act(endpoint, fields);
        pass(HANG.multipliedBy(1 + random.nextInt(4)));
        throw lost(endpoint);
      }
      case PROXY_502 -> {
        act(endpoint, fields);
        yield reply(502, "<h1>502 Bad Gateway</h1>");
      }
      case HTML_500_BEFORE -> reply(500, "<!DOCTYPE html><h1>SQLSTATE[HY000]</h1>");
      case HTML_500_AFTER -> {
        act(endpoint, fields);
        yield reply(500, "<!DOCTYPE html><h1>SQLSTATE[HY000]</h1>");
      }
      case HTML_200 -> reply(200, "<html><body>Welcome</body></html>");
      case TRUNCATED_JSON -> {
        byte[] whole = panel.ask(endpoint.path(), fields).body();
        yield new Reply(200, Arrays.copyOf(whole, whole.length / 2));
      }
      case CODE_1_NOTHING_DONE -> {
        SandboxPanel.Answer answer = panel.pretend(endpoint.path(), fields);
        yield new Reply(answer.status(), answer.body());
      }
      case CODE_0_BEFORE -> no();
      case CODE_0_AFTER -> {
        act(endpoint, fields);
        yield no();
      }
      case BT_DEAD -> {
        panel.bt().dead(true);
        try {
          yield act(endpoint, fields);
        } finally {
          panel.bt().dead(false);
        }
      }
      case BT_REFUSES -> {
        SWITCHES.forEach(action -> panel.bt().next(action, BtFault.REFUSES, 1));
        try {
          yield act(endpoint, fields);
        } finally {
          panel.bt().forgetOrders();
        }
      }
      case KILLED_BEFORE -> throw new Killed();
      case KILLED_AFTER -> {
        act(endpoint, fields);
        throw new Killed();
      }
      case FROZEN -> {
        freeze();
        yield act(endpoint, fields);
      }
      case USER_RACED -> {
        Reply reply = act(endpoint, fields);
        panel.raceUser(fields.get("username"));
        yield reply;
      }
    };
  }

  private Reply act(Endpoint endpoint, Map<String, String> fields) {
    if (endpoint == Endpoint.HOST_START) {
      noteIfExpired(fields.get("id"));
    }
    SandboxPanel.Answer answer = panel.ask(endpoint.path(), fields);
    return new Reply(answer.status(), answer.body());
  }

  private void noteIfExpired(String id) {
    panel.state().liveHosts().stream()
        .filter(host -> Long.toString(host.id()).equals(id) && host.status().equals("expired"))
        .filter(host -> host.endsOn().isBefore(panel.clock().today()))
        .map(host -> "host " + id + " was started before its end " + host.endsOn() + " was put off")
        .forEach(tooEarly::add);
  }

  private Reply no() {
    return reply(
        200,
        "{\"code\":0,\"msg\":\"\",\"time\":\"%d\",\"data\":null}"
            .formatted(panel.clock().now().getEpochSecond()));
  }

  private static Reply reply(int status, String text) {
    return new Reply(status, text.getBytes(StandardCharsets.UTF_8));
  }

  private static PanelUnconfirmed lost(Endpoint endpoint) {
    return new PanelUnconfirmed(endpoint.path(), endpoint.writes(), 0, "the connection was lost");
  }

  private static Duration timeout(Endpoint endpoint) {
    return endpoint == Endpoint.HOST_BUILD ? BUILD_TIMEOUT : READ_TIMEOUT;
  }

  /** Time goes by while the worker waits, and its lease is kept. */
  private void pass(Duration time) {
    for (Duration left = time; left.compareTo(BEAT) >= 0; left = left.minus(BEAT)) {
      clock.advance(BEAT);
      heartbeat.run();
    }
  }

  /** Carries out what callers have given up on; the panel had taken their signatures long ago. */
  void carryOutLate() {
    List<Late> due = late.stream().filter(it -> !it.at().isAfter(clock.instant())).toList();
    late.removeAll(due);
    due.forEach(it -> panel.carryOut(it.endpoint(), it.form()));
  }

  @Override
  public void close() {}
}
