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
  private Troubles() {}

  static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (PanelException e) {
      throw new PanelTrouble(kind(e), e.getMessage(), e);
    }
  }

  static void translated(Runnable call) {
    translated(
        () -> {
          call.run();
          return true;
        });
  }

  static Kind kind(PanelException failure) {
    if (failure instanceof PanelUnreachable) {
      return Kind.UNREACHABLE;
    }
    if (failure instanceof PanelUnconfirmed) {
      return Kind.SILENT;
    }
    if (failure instanceof PanelGarbled) {
      return failure.finished() ? Kind.CRASHED : Kind.SILENT;
    }
    return kind(((PanelRejected) failure).reason());
  }

  private static Kind kind(PanelRejected.Reason reason) {
    return switch (reason) {
      case SIGNATURE_WRONG, SIGNATURE_EXPIRED, ADDRESS_NOT_ALLOWED -> Kind.DENIED;
      case NOT_FOUND -> Kind.NOT_FOUND;
      case BELOW_DOWN -> Kind.BELOW_DOWN;
      case PARAMETER_MISSING,
          ALREADY_EXISTS,
          BAD_END_DATE,
          EMPTY_DOMAIN_POOL,
          UNKNOWN_PLAN,
          SWITCHED_OFF ->
          Kind.REFUSED;
      case NO_MESSAGE, OTHER -> Kind.CRASHED;
    };
  }
}
