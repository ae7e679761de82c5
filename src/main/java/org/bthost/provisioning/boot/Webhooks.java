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
   * @throws ConfigurationFault where the address comes without a secret, or is none
   */
  static Optional<Webhooks> read(SettingValues settings) {
    return settings.optional(URL).map(url -> new Webhooks(address(url), signature(settings)));
  }

  WebhookSender sender(Journal journal, Clock clock) {
    return new WebhookSender(journal.webhooks(), address, signature, clock);
  }

  private static URI address(String url) {
    try {
      URI address = URI.create(url);
      if (address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      throw noAddress();
    }
    throw noAddress();
  }

  private static ConfigurationFault noAddress() {
    return new ConfigurationFault(
        List.of(
            URL
                + " must be the address of a host, without user and password, such as"
                + " https://billing.example/bthost"));
  }

  private static WebhookSignature signature(SettingValues settings) {
    return settings
        .optional(SECRET)
        .map(WebhookSignature::new)
        .orElseThrow(
            () ->
                new ConfigurationFault(
                    List.of(
                        SECRET
                            + " is missing: who gets messages at "
                            + URL
                            + " must be able to verify them; make one with:"
                            + " echo whsec_$(openssl rand -base64 32)")));
  }
}
