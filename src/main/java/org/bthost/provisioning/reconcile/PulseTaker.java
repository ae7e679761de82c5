package org.bthost.provisioning.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Pulse;
import org.bthost.provisioning.journal.Fleet.Member;
import org.jspecify.annotations.Nullable;

/** Asks about many hosts of one panel side by side, until the panel can't be asked any more. */
final class PulseTaker {
  private final PanelGateway gateway;
  private final PanelId panel;
  private final ExecutorService askers;
  private final AtomicReference<@Nullable PanelTrouble> end = new AtomicReference<>();

  PulseTaker(PanelGateway gateway, PanelId panel, ExecutorService askers) {
    this.gateway = gateway;
    this.panel = panel;
    this.askers = askers;
  }

  /** A host that was asked about, and what will come of it. */
  record Asked(Member member, Future<Optional<Pulse>> answer) {}

  /** Begins to ask about each, behind whoever was to be asked about before. */
  List<Asked> ask(List<Member> members) {
    return members.stream()
        .map(member -> new Asked(member, askers.submit(() -> pulse(member))))
        .toList();
  }

  /**
   * Waits for the answers, and tells them in the order given. A host that alone gets no answer is
   * unseen, so that it does not stand in the way of those behind it for ever.
   *
   * @throws PanelTrouble where the panel can't be asked about any; who stands behind is not told of
   */
  void hear(List<Asked> asked, BiConsumer<Member, Optional<Pulse>> told) {
    asked.forEach(it -> told.accept(it.member(), heard(it.answer())));
  }

  private Optional<Pulse> pulse(Member member) {
    PanelTrouble ended = end.get();
    if (ended != null) {
      throw ended;
    }
    PanelSession session = gateway.reading(panel);
    HostId host = member.service().host().orElseThrow().id();
    try {
      return session.pulse(host);
    } catch (PanelTrouble trouble) {
      return switch (trouble.kind()) {
        case SILENT, CRASHED, REFUSED, NOT_FOUND -> Optional.of(Pulse.unseen());
        case UNREACHABLE, DENIED, EXPIRED, BELOW_DOWN -> {
          end.set(trouble);
          throw trouble;
        }
      };
    }
  }

  private static Optional<Pulse> heard(Future<Optional<Pulse>> pulse) {
    try {
      return pulse.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PanelTrouble trouble) {
        throw trouble;
      }
      throw new IllegalStateException("a host could not be asked about", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanelTrouble(
          PanelTrouble.Kind.UNREACHABLE, "nothing more is asked: the module is being stopped", e);
    }
  }
}
