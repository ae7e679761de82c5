package org.bthost.provisioning.gateway;

import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelGarbled;
import org.bthost.provisioning.panel.PanelRejected;
import org.bthost.provisioning.panel.PanelUnreachable;

/** What an administrator can do about a failure, in words that can stand in an operation. */
final class Remedies {
  private static final int CRASH = 500;

  private Remedies() {}

  static String of(PanelException failure) {
    if (failure instanceof PanelUnreachable unreachable) {
      return failure.endpoint() + " was not sent: " + of(unreachable.kind());
    }
    if (failure instanceof PanelRejected rejected) {
      return of(rejected);
    }
    if (failure instanceof PanelGarbled && failure.httpStatus() != CRASH) {
      return failure.getMessage()
          + "; is this the address of a BTHost panel's API, ending in /api/vhost, and does the"
          + " panel let this server's address in?";
    }
    return failure.getMessage();
  }

  private static String of(PanelUnreachable.Kind kind) {
    return switch (kind) {
      case UNKNOWN_HOST -> "the panel's name is not known to DNS";
      case CONNECTION_REFUSED -> "the panel's port takes no connections: does the panel run there?";
      case NO_ROUTE -> "there is no way to the panel: is a network or a firewall in between?";
      case CONNECT_TIMEOUT -> "the panel's port does not answer: is a firewall in between?";
      case TLS_REFUSED ->
          "the panel's certificate is not trusted: give its CA file, or the address that the"
              + " certificate is made out to; or no https is spoken there";
    };
  }

  private static String of(PanelRejected rejected) {
    return switch (rejected.reason()) {
      case SIGNATURE_WRONG ->
          "the panel refuses our signature: is the token the panel's access_token?";
      case ADDRESS_NOT_ALLOWED ->
          "the panel does not allow this server's address: add it to the panel's API white list";
      default -> rejected.getMessage();
    };
  }
}
