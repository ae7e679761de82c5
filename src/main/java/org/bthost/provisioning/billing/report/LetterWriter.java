package org.bthost.provisioning.billing.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelCondition;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;

/** Writes to customers what has become of their services. */
public final class LetterWriter {
  private static final Set<Verb> TOLD =
      Set.of(Verb.CREATE, Verb.SUSPEND, Verb.UNSUSPEND, Verb.RESTORE);

  private final Journal journal;
  private final Catalogue catalogue;
  private final PanelGateway gateway;
  private final LetterPress press;
  private final boolean mails;

  /**
   * @param mails whether the module sends letters itself, where it knows an address
   */
  public LetterWriter(
      Journal journal,
      Catalogue catalogue,
      PanelGateway gateway,
      LetterPress press,
      boolean mails) {
    this.journal = journal;
    this.catalogue = catalogue;
    this.gateway = gateway;
    this.press = press;
    this.mails = mails;
  }

  /** Whether an outcome is one that a customer is told. */
  static boolean isTold(Outcome outcome) {
    return outcome.status() == Operation.Status.SUCCEEDED && TOLD.contains(outcome.verb());
  }

  /** Empty where the service has no host that could be told of, or where it would not be true. */
  Optional<Letter> write(Outcome outcome) {
    return home(outcome.service())
        .flatMap(home -> view(outcome, home).map(view -> letter(outcome.id(), home, view)));
  }

  /** Empty where the service has no host that could be told of. */
  Optional<Letter> write(UsageNotice notice) {
    return home(notice.service()).map(home -> letter(notice.id(), home, overQuota(notice, home)));
  }

  /** A service that has a host, and who bought it. */
  private record Home(Service service, Binding host, Placement place) {
    Customer customer() {
      return service.wanted().customer();
    }

    Wording wording() {
      return Wording.of(customer());
    }

    String site() {
      return Wording.line(host.name());
    }

    String paidThrough() {
      return wording().day(service.wanted().paidUntil().minusDays(1));
    }
  }

  private Optional<Home> home(ServiceId id) {
    return journal
        .service(id)
        .filter(it -> it.desired().isPresent())
        .flatMap(
            it ->
                it.host().flatMap(host -> it.placement().map(place -> new Home(it, host, place))));
  }

  private Letter letter(String id, Home home, LetterView view) {
    Optional<String> to = home.customer().email().filter(Letter::isAddress);
    return new Letter(
        id,
        home.service().id(),
        view.kind(),
        to,
        home.wording().locale(),
        press.print(view, home.wording().locale()),
        mails && to.isPresent() ? Letter.Sender.MODULE : Letter.Sender.BILLING);
  }

  private Optional<LetterView> view(Outcome outcome, Home home) {
    return switch (outcome.verb()) {
      case CREATE ->
          Optional.of(
              new LetterView.Welcome(
                  home.site(),
                  address(home.place().panel()),
                  home.place().userName().value(),
                  home.paidThrough()));
      case SUSPEND ->
          Optional.of(
              new LetterView.Suspended(
                  home.site(), home.wording().day(day(home, outcome.at())), reason(outcome)));
      // A site that its customer has switched off, or that is suspended anew, does not serve.
      default ->
          home.service().wanted().serves()
              ? Optional.of(new LetterView.Restored(home.site(), home.paidThrough()))
              : Optional.empty();
    };
  }

  private LetterView overQuota(UsageNotice notice, Home home) {
    return new LetterView.OverQuota(
        home.site(),
        notice.resource().word(),
        notice.threshold(),
        home.wording().size(notice.usedMb()),
        home.wording().size(notice.limitMb()),
        home.wording().day(day(home, notice.at())));
  }

  private String reason(Outcome outcome) {
    return journal
        .operation(outcome.operation())
        .flatMap(it -> it.intent().reason())
        .map(Wording::line)
        .orElse("");
  }

  private String address(PanelId panel) {
    return gateway.conditions().stream()
        .filter(it -> it.panel().equals(panel))
        .map(PanelCondition::address)
        .findFirst()
        .orElse("");
  }

  /** The day where the service's panel stands. */
  private LocalDate day(Home home, Instant at) {
    ZoneId zone = catalogue.panel(home.place().panel()).map(Panel::zone).orElse(ZoneOffset.UTC);
    return at.atZone(zone).toLocalDate();
  }
}
