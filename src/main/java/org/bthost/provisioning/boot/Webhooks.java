package org.bthost.provisioning.boot;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.billing.report.WebhookSender;
import org.bthost.provisioning.billing.spi.WebhookSignature;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.journal.Journal;

/**
 * Where webhooks go, and how they are signed.
 *
 * @param address http or https
 */
record Webhooks(URI address, WebhookSignature signature) {
  private static final String URL = "BTHOST_WEBHOOK_URL";
  private static final String SECRET = "BTHOST_WEBHOOK_SECRET";

  /**
   * Reads what is set; empty where no address is.
   *
   * @throws ConfigurationFault where the address comes without a usable secret
   */
  static Optional<Webhooks> read(SettingValues settings) {
    return settings.optional(URL).map(url -> new Webhooks(URI.create(url), signature(settings)));
  }

  WebhookSender sender(Journal journal, Clock clock) {
    return new WebhookSender(journal.webhooks(), address, signature, clock);
  }

  private static WebhookSignature signature(SettingValues settings) {
    String secret = settings.optional(SECRET).orElseThrow(Webhooks::noSecret);
    try {
      return new WebhookSignature(secret);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationFault(List.of(SECRET + ": " + e.getMessage()));
    }
  }

  private static ConfigurationFault noSecret() {
    return new ConfigurationFault(
        List.of(
            SECRET
                + " is missing: who gets messages at "
                + URL
                + " must be able to verify them; make one with:"
                + " echo whsec_$(openssl rand -base64 32)"));
  }
}
