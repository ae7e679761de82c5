package org.bthost.provisioning.panel;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Wire;

/**
 * One panel's API. Safe for many threads.
 *
 * <p>Each call is one POST that the panel sees at most once, whatever becomes of the connection.
 * The one exception is deliberate: a call refused because its signature was too old is signed on
 * the panel's clock and sent once more; host_build is not.
 *
 * <p>BT is BaoTa, the server panel below, which really runs the sites. Sources are
 * src/docs/behaviour.md, how deployed panels behave, by section and call, and the panel's API
 * document, by the title of the call.
 */
public final class PanelClient implements AutoCloseable {
  private static final String USUAL_PATH = "/api/vhost";

  private final PanelSettings settings;
  private final Caller caller;
  private final boolean owner;

  private PanelClient(PanelSettings settings, Caller caller, boolean owner) {
    this.settings = settings;
    this.caller = caller;
    this.owner = owner;
  }

  /**
   * A client for one panel; sends nothing yet.
   *
   * @param nonce makes a new random text of letters and digits for every signature
   * @throws IllegalArgumentException if the CA file cannot be read
   */
  public static PanelClient connect(PanelSettings settings, Clock clock, Supplier<String> nonce) {
    return new PanelClient(settings, Caller.to(settings, clock, nonce), true);
  }

  /** The same, over a way of its own. */
  public static PanelClient over(
      Wire wire, PanelSettings settings, Clock clock, Supplier<String> nonce) {
    return new PanelClient(settings, Caller.over(wire, settings, clock, nonce), true);
  }

  /**
   * A light view for one piece of work, on the same connection and learned clock. Closing it closes
   * nothing.
   */
  public PanelClient session(Gate gate, SendGuard guard, CallListener listener) {
    return new PanelClient(settings, caller.with(gate, guard, listener), false);
  }

  /** The way to the panel itself. */
  public Connection connection() {
    return new Connection(caller);
  }

  /**
   * Which quirks this panel can be seen to have. Seven reading calls; changes nothing, and may be
   * repeated. Source: behaviour.md, sections 1 and 5.
   *
   * @throws PanelException if the panel does not answer
   */
  public Set<PanelQuirk> quirks() {
    return caller.quirks();
  }

  /**
   * Where the API of a panel is on this server, if it is at the usual path and ours is another. One
   * reading call at most; may be repeated. Source: API document, 测试连接.
   */
  public Optional<URI> usualAddress() {
    var usual = settings.url().resolve(USUAL_PATH);
    var ours = settings.url().toString().replaceAll("/+$", "");
    return Optional.of(usual).filter(it -> !it.toString().equals(ours)).filter(caller::answersAt);
  }

  /** Virtual hosts. */
  public Hosts hosts() {
    return new Hosts(caller);
  }

  /** What belongs to virtual hosts. */
  public HostGoods goods() {
    return new HostGoods(caller);
  }

  /** The panel's users. */
  public Users users() {
    return new Users(caller, settings.url());
  }

  /** The panel's plans. */
  public Plans plans() {
    return new Plans(caller);
  }

  /** Sorts of the server below. */
  public Sorts sorts() {
    return new Sorts(caller);
  }

  /** Pools of IP addresses and of domains. */
  public Pools pools() {
    return new Pools(caller);
  }

  /** Databases of hosts. */
  public Databases databases() {
    return new Databases(caller);
  }

  /** FTP accounts of hosts. */
  public FtpAccounts ftp() {
    return new FtpAccounts(caller);
  }

  /**
   * Panel's clock minus ours, as the panel's answers have told so far; zero before the first. Sends
   * nothing. The panel refuses signatures older than its setting, 10 s at first, and takes those
   * from the future. Source: behaviour.md 1 and 6 M.
   */
  public Duration skew() {
    return caller.skew();
  }

  /**
   * Whether the panel need not prove who it is, which an operator must be told loudly: checks
   * switched off, or plain http to elsewhere. Whoever reads one signed request can send any other
   * with its signature for 10 s. Source: behaviour.md 1.
   */
  public boolean insecure() {
    return settings.insecureTls() || isPlain(settings.url());
  }

  private static boolean isPlain(URI url) {
    var host = url.getHost();
    var loopback =
        host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    return "http".equalsIgnoreCase(url.getScheme()) && !loopback;
  }

  @Override
  public void close() {
    if (owner) {
      caller.close();
    }
  }

  @Override
  public String toString() {
    return "PanelClient[" + settings.url() + "]";
  }
}
