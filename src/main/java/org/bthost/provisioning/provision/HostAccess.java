package org.bthost.provisioning.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.Access;
import org.bthost.provisioning.domain.Belongings;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Login;
import org.bthost.provisioning.domain.NoAccess;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.SignIn;
import org.bthost.provisioning.domain.Ticket;
import org.bthost.provisioning.journal.Journal;

/**
 * Tells how to get at a service's host, with passwords read from the panel at that moment and kept
 * nowhere. Only calls that read; each use is in the service's audit trail. Thread-safe.
 */
public final class HostAccess {
  /** Time enough for a browser to follow a redirect. */
  private static final Duration TICKET_LIFE = Duration.ofSeconds(60);

  private final Journal journal;
  private final PanelGateway gateway;
  private final Supplier<String> tickets;

  /**
   * @param tickets makes texts that nobody can guess
   */
  public HostAccess(Journal journal, PanelGateway gateway, Supplier<String> tickets) {
    this.journal = journal;
    this.gateway = gateway;
    this.tickets = tickets;
  }

  /**
   * The panel user, FTP account, databases and domains of a service's host.
   *
   * @throws NoAccess where it has none, or the panel shows another one in its place
   * @throws PanelTrouble where the panel does not tell
   */
  public Access access(ServiceId id) {
    Home home = home(living(id));
    Access access =
        new Access(
            home.signIn().action(),
            home.owner(),
            home.belongings(),
            home.belongings().databases().stream()
                .map(it -> home.panel().database(it.id()))
                .toList());
    record(id, "access", "the passwords of the host were shown");
    return access;
  }

  /** A service's host, seen to be its own, and its owner's login. */
  private record Home(HostActions panel, Belongings belongings, Login owner) {
    SignIn signIn() {
      return panel.signIn(owner, belongings.host());
    }
  }

  private Home home(Service service) {
    Placement place = service.placement().orElseThrow();
    Binding host = service.host().orElseThrow();
    HostActions panel = gateway.reading(place.panel()).actions();
    Belongings belongings = panel.belongings(host.id());
    boolean ours =
        host.isNamed(belongings.siteName())
            && place.user().filter(belongings.owner()::equals).isPresent();
    if (!ours) {
      throw new NoAccess(
          "the panel shows another host under number " + host.id() + "; nothing of it is shown");
    }
    return new Home(panel, belongings, panel.owner(belongings.owner()));
  }

  private Service living(ServiceId id) {
    Service service =
        journal
            .service(id)
            .filter(it -> it.host().isPresent() && it.placement().isPresent())
            .orElseThrow(() -> new NoAccess("service " + id + " has no host yet"));
    if (service.wanted().lifecycle() == Lifecycle.TERMINATED) {
      throw new NoAccess("service " + id + " is terminated");
    }
    return service;
  }

  /**
   * Lets whoever shows the ticket visit the sign-in page of a service once, within a minute.
   *
   * @throws NoAccess where nobody may sign in
   */
  public Ticket ticket(ServiceId id) {
    signingIn(id);
    var ticket = new Ticket(tickets.get(), journal.now().plus(TICKET_LIFE));
    journal.tickets().issue(digest(ticket.value()), id, ticket.expiresAt());
    record(id, "sign-in", "a ticket for one visit of the sign-in page was given out");
    return ticket;
  }

  /** A suspended customer could start the host again on the panel's pages. */
  private Service signingIn(ServiceId id) {
    Service service = living(id);
    if (service.wanted().lifecycle() == Lifecycle.SUSPENDED) {
      throw new NoAccess("service " + id + " is suspended");
    }
    return service;
  }

  /**
   * Uses a ticket up: what the browser of its holder has to post. Empty where it was never given
   * out, was used, or came too late.
   *
   * @throws NoAccess where nobody may sign in any more
   * @throws PanelTrouble where the panel does not tell
   */
  public Optional<SignIn> use(String ticket) {
    return journal.tickets().use(digest(ticket)).map(id -> signIn(signingIn(id)));
  }

  private SignIn signIn(Service service) {
    SignIn form = home(service).signIn();
    record(service.id(), "sign-in", "the sign-in page was shown");
    return form;
  }

  private void record(ServiceId service, String event, String message) {
    Instant now = journal.now();
    journal
        .audit()
        .append(service, new CallRecord(now, event, false, 0, Duration.ZERO, "ok", message));
  }

  private static String digest(String ticket) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
