package org.bthost.provisioning.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bthost.provisioning.domain.Offer;
import org.bthost.provisioning.domain.OfferKind;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.PanelTrouble;

/**
 * What each panel offers to choose from, for a billing server's forms: asked for once, and again
 * when it is old. Thread-safe.
 */
public final class PanelOffers {
  /** A person who has just made a plan at the panel waits no longer for it. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final PanelGateway gateway;
  private final Clock clock;
  private final Map<PanelId, Lists> kept = new ConcurrentHashMap<>();

  public PanelOffers(PanelGateway gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  /**
   * The lists of one panel.
   *
   * @param lists without those that the panel could not tell
   * @param at when they were asked for
   * @param trouble why newer ones could not be had, or some list is missing
   */
  public record Lists(Map<OfferKind, List<Offer>> lists, Instant at, Optional<String> trouble) {
    public Lists {
      lists = Map.copyOf(lists);
    }
  }

  /**
   * A panel's lists, by six reading calls where none are kept. Where the panel does not answer, old
   * ones are better than none.
   *
   * @param anew whether to ask whatever is kept
   * @throws PanelTrouble where the panel does not answer, and never did
   */
  public Lists of(PanelId panel, boolean anew) {
    Optional<Lists> known = Optional.ofNullable(kept.get(panel));
    Instant old = clock.instant().minus(KEPT);
    if (!anew && known.filter(it -> it.at().isAfter(old)).isPresent()) {
      return known.get();
    }
    try {
      Lists fresh = ask(gateway.reading(panel));
      kept.put(panel, fresh);
      return fresh;
    } catch (PanelTrouble trouble) {
      return known
          .map(it -> new Lists(it.lists(), it.at(), Optional.of(trouble.getMessage())))
          .orElseThrow(() -> trouble);
    }
  }

  private Lists ask(PanelSession panel) {
    Instant at = clock.instant();
    var lists = new EnumMap<OfferKind, List<Offer>>(OfferKind.class);
    Optional<String> missing = Optional.empty();
    for (OfferKind kind : OfferKind.values()) {
      try {
        lists.put(kind, panel.offers(kind));
      } catch (PanelTrouble trouble) {
        switch (trouble.kind()) {
          case UNREACHABLE, DENIED, EXPIRED, SILENT -> throw trouble;
          case CRASHED, REFUSED, NOT_FOUND, BELOW_DOWN ->
              missing = Optional.of("no list of " + kind.word() + ": " + trouble.getMessage());
        }
      }
    }
    return new Lists(lists, at, missing);
  }
}
