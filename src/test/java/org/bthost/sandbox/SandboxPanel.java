package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A BTHost panel to test against: stateful, over real HTTP on 127.0.0.1, with quirks and faults.
 */
public final class SandboxPanel implements AutoCloseable {
  private static final String PATH = "/api/vhost";

  static {
    // Without it the JDK's server waits 40 ms for the client before the second half of an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Object lock = new Object();
  private final SandboxOptions options;
  private final SandboxClock clock;
  private final Quirks quirks = new Quirks();
  private final Faults faults = new Faults();
  private final PanelState state = new PanelState();
  private final BtServer bt = new BtServer(quirks);
  private final RequestLog log = new RequestLog();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Switches switches;
  private final HostActions hosts;
  private final UserActions users;
  private final ReadActions reads;
  private final Build build;
  private final Auth auth;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private SandboxPanel(SandboxOptions options) throws IOException {
    this.options = options;
    this.clock = new SandboxClock(options.clock());
    this.switches = new Switches(state, bt, quirks, clock);
    this.hosts = new HostActions(state, bt, quirks, clock, switches);
    this.users = new UserActions(state, quirks);
    this.reads = new ReadActions(state, bt);
    this.build = new Build(state, bt, quirks, clock, new Random(options.seed()));
    this.auth = new Auth(options.token(), clock, quirks);
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
    server.setExecutor(threads);
    server.createContext(PATH, this::answer);
    server.createContext("/__sandbox", new Control(this)::answer);
  }

  /** Starts a panel on a free port, with its defaults. */
  public static SandboxPanel start() {
    return start(SandboxOptions.defaults());
  }

  public static SandboxPanel start(SandboxOptions options) {
    try {
      var panel = new SandboxPanel(options);
      panel.server.start();
      return panel;
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox panel can't listen on " + options.port(), e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  public String token() {
    return options.token();
  }

  public SandboxClock clock() {
    return clock;
  }

  public Faults faults() {
    return faults;
  }

  public Quirks quirks() {
    return quirks;
  }

  public PanelState state() {
    return state;
  }

  public BtServer bt() {
    return bt;
  }

  public RequestLog log() {
    return log;
  }

  public PanelCron cron() {
    return new PanelCron(lock, state, bt, clock, switches, hosts);
  }

  public CustomerHands customer() {
    return new CustomerHands(lock, state, switches);
  }

  /** From now on no address is on the panel's white list. */
  public void allowNobody() {
    auth.allowNobody();
  }

  /** Makes a second panel user of a name, as a race of two calls can. */
  public User raceUser(String name) {
    synchronized (lock) {
      return users.race(name);
    }
  }

  /** Builds a host of plan 1 now, as a build whose caller has long given up does. */
  public void buildLate(String username, long userId) {
    synchronized (lock) {
      build.build(
          Params.of(
              Map.of(
                  "username",
                  username,
                  "user_id",
                  Long.toString(userId),
                  "plans_id",
                  "1",
                  "endtime",
                  clock.today().plusDays(30).toString())));
    }
  }

  /** Puts another host in the place of one, as a restored backup of the panel does. */
  public void rename(long hostId, String siteName) {
    synchronized (lock) {
      Host host = state.host(hostId);
      host.btName = siteName;
      host.btId = bt.foreign(siteName).id();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String endpoint =
        path.substring(Math.min(path.length(), PATH.length() + 1)).toLowerCase(Locale.ROOT);
    Params params = Params.read(exchange);
    Optional<Fault> fault = faults.take(endpoint);
    if (fault.isEmpty() || fault.get().acts()) {
      Reply reply = handle(endpoint, params);
      if (fault.isEmpty()) {
        send(exchange, reply);
      } else {
        spoil(exchange, fault.get(), reply);
      }
      return;
    }
    log.add(endpoint, params.all(), fault.get().name(), List.of());
    spoil(exchange, fault.get(), Reply.yes("请求成功", nothingDone(endpoint, params), clock.epoch()));
  }

  /** The data of a success that did not happen. */
  private JsonNode nothingDone(String endpoint, Params params) {
    synchronized (lock) {
      return switch (endpoint) {
        case "host_build" -> build.imagine(params);
        case "host_update", "host_edit", "host_resource", "host_sync" ->
            state
                .visible(params.number("id"))
                .<JsonNode>map(Host::json)
                .orElse(JsonNodeFactory.instance.nullNode());
        case "user_create" ->
            JsonNodeFactory.instance
                .objectNode()
                .put("id", "9999")
                .put("username", params.posted("username"));
        default -> JsonNodeFactory.instance.nullNode();
      };
    }
  }

  private Reply handle(String endpoint, Params raw) {
    synchronized (lock) {
      Reply reply;
      String told = "ok";
      try {
        auth.check(raw);
        Params params = quirks.isOn(Quirk.INPUT_FILTER) ? raw.filtered() : raw;
        reply = Reply.yes(message(endpoint), act(endpoint, params), clock.epoch());
      } catch (Refusal refusal) {
        told = "code 0";
        reply =
            Reply.no(
                String.valueOf(refusal.getMessage()),
                quirks.isOn(Quirk.FAILURES_ARE_200),
                clock.epoch());
      } catch (Crash | BtDown crash) {
        told = "crash";
        reply = Reply.crash(String.valueOf(crash.getMessage()), raw.all());
      } catch (UnknownEndpoint unknown) {
        told = "404";
        reply = Reply.html(404, "<!DOCTYPE html><html><body>页面错误</body></html>");
      }
      log.add(endpoint, raw.all(), told, bt.takeCalls());
      return reply;
    }
  }

  private String message(String endpoint) {
    return endpoint.equals("host_info") && quirks.isOn(Quirk.TRAILING_SPACE) ? "请求成功 " : "请求成功";
  }

  private JsonNode act(String endpoint, Params params) {
    return switch (endpoint) {
      case "index" -> JsonNodeFactory.instance.nullNode();
      case "host_build" -> build.build(params);
      case "host_info" -> hosts.info(params);
      case "host_list" -> hosts.list(params);
      case "host_status" -> hosts.status(params);
      case "host_start" -> hosts.turn(params, "normal");
      case "host_stop" -> hosts.turn(params, "stop");
      case "host_locked" -> hosts.turn(params, "locked");
      case "host_recycle" -> hosts.recycle(params);
      case "host_recovery" -> hosts.recover(params);
      case "host_endtime" -> hosts.endtime(params);
      case "host_edit" -> hosts.edit(params);
      case "host_update" -> hosts.update(params);
      case "host_speed" -> hosts.speed(params);
      case "host_speedoff" -> hosts.speedOff(params);
      case "host_resource" -> hosts.resource(params);
      case "host_sync" -> hosts.sync(params);
      case "user_create" -> users.create(params);
      case "user_list" -> users.list(params);
      case "user_info" -> users.info(params);
      case "plans_list" -> reads.plans();
      case "plans_info" -> reads.plan(params);
      case "sort_list" -> reads.sorts();
      case "server_status" -> reads.server();
      default -> throw new UnknownEndpoint();
    };
  }

  private static final class UnknownEndpoint extends RuntimeException {}

  private void spoil(HttpExchange exchange, Fault fault, Reply reply) throws IOException {
    switch (fault) {
      case REFUSED_503 -> send(exchange, Reply.html(503, "<h1>503</h1>"));
      case RATE_LIMITED_429 -> send(exchange, Reply.html(429, "<h1>429</h1>"));
      case REDIRECT_307 -> {
        exchange.getResponseHeaders().set("Location", exchange.getRequestURI().toString());
        send(exchange, Reply.html(307, ""));
      }
      case PROXY_502_AFTER -> send(exchange, Reply.html(502, "<h1>502 Bad Gateway</h1>"));
      case HTML_500_BEFORE, HTML_500_AFTER ->
          send(exchange, Reply.crash("SQLSTATE[HY000]: General error", Map.of()));
      case HTML_200 -> send(exchange, Reply.html(200, "<html><body>Welcome</body></html>"));
      case CODE_0_BEFORE, CODE_0_AFTER ->
          send(exchange, Reply.no("", quirks.isOn(Quirk.FAILURES_ARE_200), clock.epoch()));
      case CODE_1_NOTHING_DONE -> send(exchange, reply);
      case RESET_BEFORE, RESET_AFTER -> exchange.close();
      case TIMEOUT_BEFORE, TIMEOUT_AFTER -> {
        keepWaiting();
        exchange.close();
      }
      case TRUNCATED_JSON -> {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        OutputStream out = exchange.getResponseBody();
        out.write(reply.body(), 0, reply.body().length / 2);
        out.flush();
        exchange.close();
      }
    }
  }

  private void keepWaiting() {
    try {
      boolean closed = closing.await(faults.hang().toMillis(), TimeUnit.MILLISECONDS);
      log.add("(hung)", Map.of(), closed ? "panel closed" : "time is over", List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    if (reply.body().length > 0) {
      exchange.getResponseBody().write(reply.body());
    }
    exchange.close();
  }

  Object lock() {
    return lock;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
