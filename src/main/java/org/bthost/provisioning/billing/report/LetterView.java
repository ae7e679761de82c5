package org.bthost.provisioning.billing.report;

import org.bthost.provisioning.domain.Letter;

/**
 * What a letter's template can print: each kind has its own, and its texts are single lines in the
 * customer's language.
 */
public sealed interface LetterView {
  Letter.Kind kind();

  /**
   * A service is bought, and serves. There is no password to print: one that lies in a mailbox is
   * one more to be stolen, and the billing server's link signs its customer in without any.
   *
   * @param panel the panel's address
   * @param user the customer's name at the panel
   * @param paidThrough the last day that is paid for
   */
  record Welcome(String site, String panel, String user, String paidThrough) implements LetterView {
    @Override
    public Letter.Kind kind() {
      return Letter.Kind.WELCOME;
    }
  }

  /**
   * A service does not serve any more.
   *
   * @param since the day
   * @param reason as billing gave it; empty where it gave none
   */
  record Suspended(String site, String since, String reason) implements LetterView {
    @Override
    public Letter.Kind kind() {
      return Letter.Kind.SUSPENDED;
    }
  }

  /**
   * A service uses 80, 90 or 100 % of what it may.
   *
   * @param resource {@code site}, {@code database} or {@code traffic}
   * @param threshold the highest that was reached, in percent
   */
  record OverQuota(
      String site, String resource, int threshold, String used, String limit, String measured)
      implements LetterView {
    @Override
    public Letter.Kind kind() {
      return Letter.Kind.OVER_QUOTA;
    }
  }

  /**
   * A service serves again, after it was suspended or given up.
   *
   * @param paidThrough the last day that is paid for
   */
  record Restored(String site, String paidThrough) implements LetterView {
    @Override
    public Letter.Kind kind() {
      return Letter.Kind.RESTORED;
    }
  }
}
