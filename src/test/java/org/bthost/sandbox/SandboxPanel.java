package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A BTHost panel to test against: stateful, over real HTTP on 127.0.0.1, with quirks and faults.
 */
public final class SandboxPanel implements AutoCloseable {
  private static final String SIGN_IN = "host_login";

  private final Object lock = new Object();
  private final SandboxOptions options;
  private final SandboxClock clock;
  private final Chance chance;
  private final Quirks quirks = new Quirks();
  private final Faults faults = new Faults();
  private final PanelState state = new PanelState();
  private final BtServer bt = new BtServer(lock, quirks);
  private final RequestLog log = new RequestLog();
  private final Imagined imagined;
  private final PanelCron cron;
  private final CustomerHands customer;
  private final UserActions users;
  private final Build build;
  private final Endpoints endpoints;
  private final SignIn signIn;
  private final Auth auth;
  private final Optional<Door> door;
  private boolean blacklisted;

  private SandboxPanel(SandboxOptions options, boolean served) throws IOException {
    this.options = options;
    this.clock = new SandboxClock(options.clock());
    this.chance = new Chance(options.seed());
    this.imagined = new Imagined(state);
    var switches = new Switches(bt, quirks, clock);
    var measuring = new Measuring(bt, quirks, clock, switches);
    var hosts = new Hosts(state);
    this.cron = new PanelCron(lock, state, bt, quirks, clock, switches, measuring);
    this.customer = new CustomerHands(lock, state, switches);
    this.users = new UserActions(state, quirks, clock, chance);
    this.build = new Build(state, bt, quirks, clock, chance);
    this.signIn = new SignIn(state, quirks, clock, chance);
    this.auth = new Auth(options.token(), clock, quirks);
    this.endpoints =
        new Endpoints(
            build,
            new HostReads(state, bt, quirks, hosts),
            new HostActions(hosts, bt, quirks, clock, switches, measuring),
            new HostLimits(state, hosts, bt, quirks, clock, switches),
            new HostGoods(state, hosts, bt, quirks, clock),
            new Passwords(state, bt, quirks, clock, chance),
            users,
            new ReadActions(state, bt, quirks),
            new Sorts(bt, quirks));
    this.door = served ? Optional.of(Door.open(this, options.port())) : Optional.empty();
  }

  /** Starts a panel on a free port, with its defaults. */
  public static SandboxPanel start() {
    return start(SandboxOptions.defaults());
  }

  public static SandboxPanel start(SandboxOptions options) {
    return open(options, true);
  }

  /** Makes a panel that is at no address: it answers {@link #ask} alone. */
  public static SandboxPanel offline(SandboxOptions options) {
    return open(options, false);
  }

  private static SandboxPanel open(SandboxOptions options, boolean served) {
    try {
      return new SandboxPanel(options, served);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox panel can't listen on " + options.port(), e);
    }
  }

  public URI url() {
    return door.orElseThrow().url();
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

  public Chance chance() {
    return chance;
  }

  public PanelCron cron() {
    return cron;
  }

  public CustomerHands customer() {
    return customer;
  }

  /** The names of all endpoints, host_login and its like with them. */
  public Set<String> endpoints() {
    var names = new TreeSet<>(endpoints.names());
    names.add(SIGN_IN);
    return names;
  }

  /** From now on only these addresses are on the panel's white list. */
  public void allowOnly(Set<String> addresses) {
    synchronized (lock) {
      auth.whiteList(addresses);
    }
  }

  /** From now on the panel's black list has everyone, or no one again. */
  public void blacklist(boolean everyone) {
    synchronized (lock) {
      blacklisted = everyone;
    }
  }

  /** The panel's setting {@code signature_time}: how many seconds old a signature may be. */
  public void signatureTime(long seconds) {
    synchronized (lock) {
      auth.window(seconds);
    }
  }

  /** Changes the panel's rows behind its back, as someone with its database can. */
  public void tamper(Consumer<PanelState> change) {
    synchronized (lock) {
      change.accept(state);
    }
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

  /** What the panel answered. */
  @SuppressWarnings("ArrayRecordComponent") // read once, compared never
  public record Answer(int status, byte[] body) {}

  /** Answers a posted form without a network in between. */
  public Answer ask(String endpoint, Map<String, String> form) {
    var caller = new Caller("127.0.0.1", "127.0.0.1", false, false);
    Reply reply = handle(endpoint, Params.of(form), caller, Optional.empty());
    return new Answer(reply.status(), reply.body());
  }

  /** Does what a request asked whose signature was taken before, and whose caller has given up. */
  public void carryOut(String endpoint, Map<String, String> form) {
    synchronized (lock) {
      log.add(endpoint, form, "late", List.of());
      try {
        act(endpoint, Params.of(form));
      } catch (Refusal | Crash | BtDown | BtRefusal nobodyListens) {
        // Whoever asked has gone.
      }
    }
  }

  /** What the panel would answer if it did what it is asked, and does not. */
  public Answer pretend(String endpoint, Map<String, String> form) {
    Reply reply = pretend(endpoint, Params.of(form), Fault.CODE_1_NOTHING_DONE);
    return new Answer(reply.status(), reply.body());
  }

  Reply pretend(String endpoint, Params params, Fault fault) {
    synchronized (lock) {
      log.add(endpoint, params.all(), fault.name(), List.of());
      return Reply.yes(
          endpoints.success(endpoint), imagined.answer(endpoint, params), clock.epoch());
    }
  }

  Reply handle(String endpoint, Params params, Caller caller, Optional<Fault> fault) {
    synchronized (lock) {
      bt.line().takeCalls(); // what this thread asked for cron or a person is not this call's
      Reply reply = gate(endpoint, params, caller);
      String told = reply.inAWord() + fault.map(it -> ", then " + it).orElse("");
      log.add(endpoint, params.all(), told, bt.line().takeCalls());
      String callback = params.any("callback");
      boolean script = quirks.isOn(Quirk.CALLBACK_MAKES_A_SCRIPT) && !callback.isEmpty();
      return script ? reply.asScript(callback) : reply;
    }
  }

  /** What stands before an endpoint: the black list, foreign pages, and crashes caught. */
  private Reply gate(String endpoint, Params params, Caller caller) {
    if (blacklisted) {
      return Reply.html(200, "<!DOCTYPE html><html><body>您的IP已被禁止访问</body></html>");
    }
    if (endpoint.equals(SIGN_IN)) {
      return signIn.answer(params, caller.script());
    }
    if (caller.foreign()) {
      return Reply.html(403, "");
    }
    try {
      auth.check(params, caller);
      return act(endpoint, params);
    } catch (Refusal refusal) {
      boolean as200 = quirks.isOn(Quirk.FAILURES_ARE_200);
      var nothing = JsonNodeFactory.instance.nullNode();
      return Reply.no(refusal.getMessage(), as200, nothing, clock.epoch());
    } catch (Crash | BtDown | BtRefusal crash) {
      return quirks.isOn(Quirk.DEBUG_PAGES)
          ? Reply.crash(String.valueOf(crash.getMessage()), params.all())
          : Reply.error(500, clock.epoch());
    } catch (Endpoints.Unknown unknown) {
      return quirks.isOn(Quirk.DEBUG_PAGES)
          ? Reply.html(404, "<!DOCTYPE html><html><body>方法不存在</body></html>")
          : Reply.error(404, clock.epoch());
    }
  }

  private Reply act(String name, Params raw) {
    Endpoints.Endpoint endpoint = endpoints.named(name);
    boolean address = Endpoints.readsAddress(name) || !quirks.isOn(Quirk.ONLY_POSTED_IS_READ);
    Params read = address ? raw.readingAddress() : raw;
    Params params = quirks.isOn(Quirk.INPUT_FILTER) ? read.filtered() : read;
    boolean space = name.equals("host_info") && quirks.isOn(Quirk.TRAILING_SPACE);
    String success = endpoint.success() + (space ? " " : "");
    return Reply.yes(success, endpoint.action().apply(params), clock.epoch());
  }

  Object lock() {
    return lock;
  }

  @Override
  public void close() {
    door.ifPresent(Door::close);
  }
}
