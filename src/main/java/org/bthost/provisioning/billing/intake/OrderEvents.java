package org.bthost.provisioning.billing.intake;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.bthost.provisioning.billing.spi.ProvisioningModule;
import org.bthost.provisioning.domain.Intent;

/**
 * The CDI door: a billing server with the module in its archive fires an {@link Intent}. It is
 * durable when {@code fire} returns, or, within the billing server's JTA transaction on the same
 * database, when that commits. A bad event throws to whoever fired it.
 */
@Dependent
public class OrderEvents {
  private final ProvisioningModule module;

  @Inject
  OrderEvents(ProvisioningModule module) {
    this.module = module;
  }

  void on(@Observes Intent intent) {
    module.submit(intent);
  }
}
