package org.bthost.provisioning.web.api;

import org.bthost.provisioning.domain.AuditRecord;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.HandRecord;
import org.bthost.provisioning.domain.SettlementRecord;
import org.bthost.provisioning.journal.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail as the API shows it: of a call or an attempt, or of what a person did.
 *
 * @param event the endpoint that was called, "attempt", "retire"; or the person's action
 * @param outcome how it ended; of a person's action, the status that it led to, or the burnt name
 *     that was settled
 * @param call what is told of a call or an attempt only
 * @param hand what is told of a person's action only
 */
public record AuditView(
    long number,
    String service,
    String at,
    String event,
    String outcome,
    String message,
    @Nullable Call call,
    @Nullable Hand hand) {

  /** A call. HTTP status 0 = no answer. */
  public record Call(boolean writing, int httpStatus, long tookMillis) {}

  /** Whose action it was, and which operation it changed from which status, if one. */
  public record Hand(@Nullable String operation, String by, @Nullable String from) {}

  static AuditView of(AuditTrail.Entry entry) {
    AuditRecord row = entry.row();
    if (row instanceof HandRecord hand) {
      return ofHand(entry, hand);
    }
    return row instanceof SettlementRecord settled
        ? ofSettlement(entry, settled)
        : ofCall(entry, (CallRecord) row);
  }

  private static AuditView ofCall(AuditTrail.Entry entry, CallRecord call) {
    return new AuditView(
        entry.number(),
        entry.service().value(),
        call.at().toString(),
        call.endpoint(),
        call.outcome(),
        call.message(),
        new Call(call.writing(), call.httpStatus(), call.took().toMillis()),
        null);
  }

  private static AuditView ofHand(AuditTrail.Entry entry, HandRecord hand) {
    return new AuditView(
        entry.number(),
        entry.service().value(),
        hand.at().toString(),
        hand.ruling().action().word(),
        hand.to().name(),
        hand.ruling().reason(),
        null,
        new Hand(hand.operation().value(), hand.ruling().by(), hand.from().name()));
  }

  private static AuditView ofSettlement(AuditTrail.Entry entry, SettlementRecord settled) {
    return new AuditView(
        entry.number(),
        entry.service().value(),
        settled.at().toString(),
        "settle",
        settled.name().value(),
        settled.settlement().reason(),
        null,
        new Hand(null, settled.settlement().by(), null));
  }
}
