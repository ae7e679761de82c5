package org.bthost.provisioning.web.api;

import org.jspecify.annotations.Nullable;

/**
 * An order event, as a CloudEvent 1.0 in structured mode. The form only: {@code CloudEvents} reads
 * it, and leaves out what it does not know.
 *
 * @param specversion 1.0
 * @param id with {@code source} the key of the event, 1 to 255 characters each
 * @param type {@code org.bthost.provisioning.} and create, suspend, unsuspend, terminate,
 *     change-package or renew
 * @param subject the service's id, 1 to 64 letters, digits, {@code . : - _}
 * @param sequence a whole number that grows with the events of one service
 */
record OrderEventBody(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    @Nullable String sequence,
    @Nullable Payload data) {

  /**
   * What an event is about; create needs customer, product and paidUntil, change-package product,
   * renew paidUntil.
   *
   * @param paidUntil the first day no longer paid for, such as 2027-01-31
   * @param reason for people, at most 255 characters
   */
  record Payload(
      @Nullable Buyer customer,
      @Nullable String product,
      @Nullable String paidUntil,
      @Nullable String reason) {}

  /**
   * Who bought it.
   *
   * @param id billing's own, 1 to 64 characters
   * @param locale the language, such as zh-CN
   */
  record Buyer(String id, @Nullable String email, @Nullable String locale) {}
}
