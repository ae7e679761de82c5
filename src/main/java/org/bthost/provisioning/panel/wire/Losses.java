package org.bthost.provisioning.panel.wire;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelUnconfirmed;
import org.bthost.provisioning.panel.PanelUnreachable;
import org.bthost.provisioning.panel.PanelUnreachable.Kind;

/** What a broken connection means: certainly not sent, or sent and nobody knows. */
final class Losses {
  private Losses() {}

  /** The meaning of a failure while knocking, when nothing had been sent yet. */
  static PanelException beforeSending(Endpoint endpoint, Throwable failure) {
    var chain = chain(failure);
    var kind = unreachable(chain).orElse(Kind.NO_ROUTE);
    var timedOut = any(chain, SocketTimeoutException.class::isInstance);
    return notSent(endpoint, timedOut ? Kind.CONNECT_TIMEOUT : kind, chain);
  }

  /** The meaning of a failure while sending or reading. */
  static PanelException of(Endpoint endpoint, Throwable failure) {
    var chain = chain(failure);
    var kind = unreachable(chain);
    return kind.isPresent() && !interrupted(chain)
        ? notSent(endpoint, kind.get(), chain)
        : unconfirmed(endpoint, meaning(failure));
  }

  /** What a failure while reading means, in words; keeps the thread interrupted that was. */
  static String meaning(Throwable failure) {
    var chain = chain(failure);
    if (interrupted(chain)) {
      Thread.currentThread().interrupt();
      return "interrupted while waiting for the answer";
    }
    return any(chain, HttpTimeoutException.class::isInstance)
        ? "no answer in time"
        : "connection lost, " + simpleName(chain);
  }

  private static boolean interrupted(List<Throwable> chain) {
    return any(chain, InterruptedException.class::isInstance);
  }

  private static Optional<Kind> unreachable(List<Throwable> chain) {
    if (any(chain, Losses::isUnknownHost)) {
      return Optional.of(Kind.UNKNOWN_HOST);
    }
    if (any(chain, HttpConnectTimeoutException.class::isInstance)) {
      return Optional.of(Kind.CONNECT_TIMEOUT);
    }
    if (any(chain, Losses::isHandshake)) {
      return Optional.of(Kind.TLS_REFUSED);
    }
    if (any(chain, NoRouteToHostException.class::isInstance)) {
      return Optional.of(Kind.NO_ROUTE);
    }
    return any(chain, ConnectException.class::isInstance)
        ? Optional.of(Kind.CONNECTION_REFUSED)
        : Optional.empty();
  }

  private static boolean isUnknownHost(Throwable failure) {
    return failure instanceof UnresolvedAddressException || failure instanceof UnknownHostException;
  }

  /** The JDK says "unrecognized SSL message" only of the very first record. */
  private static boolean isHandshake(Throwable failure) {
    return failure instanceof SSLHandshakeException
        || (failure instanceof SSLException
            && String.valueOf(failure.getMessage()).contains("nrecognized SSL message"));
  }

  private static PanelUnreachable notSent(Endpoint endpoint, Kind kind, List<Throwable> chain) {
    var deepest = chain.get(chain.size() - 1);
    var said = kind == Kind.TLS_REFUSED ? String.valueOf(deepest.getMessage()) : simpleName(chain);
    return new PanelUnreachable(endpoint.path(), kind, SafeText.of(said, List.of()));
  }

  private static PanelUnconfirmed unconfirmed(Endpoint endpoint, String meaning) {
    return new PanelUnconfirmed(endpoint.path(), endpoint.writes(), 0, meaning);
  }

  private static String simpleName(List<Throwable> chain) {
    return chain.get(chain.size() - 1).getClass().getSimpleName();
  }

  private static boolean any(List<Throwable> chain, Predicate<Throwable> kind) {
    return chain.stream().anyMatch(kind);
  }

  private static List<Throwable> chain(Throwable failure) {
    var chain = new ArrayList<Throwable>();
    for (var link = failure; link != null && !chain.contains(link); link = link.getCause()) {
      chain.add(link);
    }
    return chain;
  }
}
