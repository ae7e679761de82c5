package org.bthost.provisioning.web.api;

import org.bthost.provisioning.domain.Receipt;

/** The answer to an event. */
public record ReceiptView(String operation, String service, boolean alreadyKnown) {
  static ReceiptView of(Receipt receipt) {
    return new ReceiptView(
        receipt.operation().value(), receipt.service().value(), receipt.alreadyKnown());
  }
}
