package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
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
  private final Spoiler spoiler;
  private final Imagined imagined;
  private final Switches switches;
  private final Measuring measuring;
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
    this.spoiler = new Spoiler(faults, quirks, clock, closing);
    this.imagined = new Imagined(state);
    this.switches = new Switches(state, bt, quirks, clock);
    this.measuring = new Measuring(bt, quirks, clock, switches);
    this.hosts = new HostActions(state, bt, quirks, clock, switches, measuring);
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
    return new PanelCron(lock, state, bt, clock, switches, measuring);
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
    if (isForeign(exchange)) {
      log.add(endpoint, params.all(), "403", List.of());
      Spoiler.send(exchange, Reply.html(403, ""));
      return;
    }
    Optional<Fault> fault = faults.take(endpoint);
    if (fault.isEmpty()) {
      Spoiler.send(exchange, handle(endpoint, params));
      return;
    }
    Reply reply =
        fault.get().acts() ? handle(endpoint, params) : pretend(endpoint, params, fault.get());
    spoiler.spoil(exchange, fault.get(), params.all(), reply);
  }

  /** Whether a browser sends this from a page of another site. */
  private static boolean isForeign(HttpExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    String host = exchange.getRequestHeaders().getFirst("Host");
    return origin != null && !origin.replaceFirst("^https?://", "").equals(host);
  }

  private Reply pretend(String endpoint, Params params, Fault fault) {
    synchronized (lock) {
      log.add(endpoint, params.all(), fault.name(), List.of());
      return Reply.yes(
          Messages.of(endpoint, quirks), imagined.answer(endpoint, params), clock.epoch());
    }
  }

  private Reply handle(String endpoint, Params raw) {
    synchronized (lock) {
      Reply reply;
      String told = "ok";
      bt.takeCalls(); // what cron or a person asked in between is not this call's
      try {
        auth.check(raw);
        Params params = quirks.isOn(Quirk.INPUT_FILTER) ? raw.filtered() : raw;
        reply = Reply.yes(Messages.of(endpoint, quirks), act(endpoint, params), clock.epoch());
      } catch (Refusal refusal) {
        told = "code 0";
        reply = Reply.no(refusal.getMessage(), quirks.isOn(Quirk.FAILURES_ARE_200), clock.epoch());
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
      case "user_edit" -> users.edit(params);
      case "user_del" -> users.delete(params);
      case "plans_list" -> reads.plans();
      case "plans_info" -> reads.plan(params);
      case "sort_list" -> reads.sorts();
      case "domainpools_list" -> reads.domainPools();
      case "ippools_list" -> reads.ipPools();
      case "php_list" -> reads.phpVersions();
      case "deployment_list" -> reads.deployments();
      case "server_status" -> reads.server();
      default -> throw new UnknownEndpoint();
    };
  }

  private static final class UnknownEndpoint extends RuntimeException {}

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
