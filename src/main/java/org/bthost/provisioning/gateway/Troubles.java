package org.bthost.provisioning.gateway;

import java.util.function.Supplier;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.PanelTrouble.Kind;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelGarbled;
import org.bthost.provisioning.panel.PanelRejected;
import org.bthost.provisioning.panel.PanelUnconfirmed;
import org.bthost.provisioning.panel.PanelUnreachable;

/** Turns the panel client's failures into ours, in one place. */
final class Troubles {
  /** Only the panel itself answers 500; what else is garbled may come from something in between. */
  private static final int CRASH = 500;

  private Troubles() {}

  /** Makes a call whose failures are to be ours. */
  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (PanelException e) {
      throw of(e);
    }
  }

  /** Makes a call whose failures are to be ours. */
  static void call(Runnable call) {
    call(
        () -> {
          call.run();
          return true;
        });
  }

  static PanelTrouble of(PanelException failure) {
    return new PanelTrouble(kind(failure), Remedies.of(failure), failure);
  }

  static Kind kind(PanelException failure) {
    if (failure instanceof PanelUnreachable) {
      return Kind.UNREACHABLE;
    }
    if (failure instanceof PanelUnconfirmed) {
      return Kind.SILENT;
    }
    if (failure instanceof PanelGarbled) {
      return failure.httpStatus() == CRASH ? Kind.CRASHED : Kind.SILENT;
    }
    return kind(((PanelRejected) failure).reason());
  }

  private static Kind kind(PanelRejected.Reason reason) {
    return switch (reason) {
      case SIGNATURE_WRONG, ADDRESS_NOT_ALLOWED -> Kind.DENIED;
      case SIGNATURE_EXPIRED -> Kind.EXPIRED;
      case NOT_FOUND -> Kind.NOT_FOUND;
      case SERVER_BELOW_DOWN -> Kind.BELOW_DOWN;
      case PARAMETER_MISSING,
          ALREADY_EXISTS,
          BAD_END_DATE,
          EMPTY_DOMAIN_POOL,
          UNKNOWN_PLAN,
          LOGIN_REFUSED,
          ENDPOINT_DISABLED ->
          Kind.REFUSED;
      case EMPTY_MESSAGE, SITE_NOT_SEEN, OTHER -> Kind.CRASHED;
    };
  }
}
