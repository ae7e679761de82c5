package org.bthost.provisioning.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.bthost.provisioning.billing.spi.ProvisioningModule;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The door that a billing server in the same container uses. These tests run inside the server, so
 * they use nothing that the archive does not bring.
 */
@ExtendWith(ArquillianExtension.class)
class OrderEventIT {
  @Inject Event<Intent> orders;
  @Inject ProvisioningModule module;
  @Inject UserTransaction transaction;

  @Deployment
  static WebArchive war() {
    return Server.warWithAPanelOfItsOwn();
  }

  @Test
  void anOrderFiredAsACdiEventEndsInAHost() throws Exception {
    orders.fire(create("cdi-1"));

    assertEquals(Optional.of(Status.SUCCEEDED), endOf("cdi-1"));
  }

  @Test
  void anOrderFiredInACommittedTransactionEndsInAHost() throws Exception {
    transaction.begin();
    orders.fire(create("jta-1"));
    transaction.commit();

    assertEquals(Optional.of(Status.SUCCEEDED), endOf("jta-1"));
  }

  @Test
  void anOrderFiredInATransactionThatIsRolledBackNeverWas() throws Exception {
    transaction.begin();
    orders.fire(create("jta-2"));
    transaction.rollback();

    assertEquals(Optional.empty(), status("jta-2"));
  }

  private static Intent create(String service) {
    return Intent.create(
        new EventKey("/arquillian", UUID.randomUUID().toString()),
        new ServiceId(service),
        new Customer("c-1", Optional.empty(), Optional.empty()),
        new ProductId("basic"),
        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(31));
  }

  private Optional<Status> status(String service) {
    return module.lastOperation(new ServiceId(service)).map(it -> it.status());
  }

  private Optional<Status> endOf(String service) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      Optional<Status> now = status(service);
      if (now.filter(Status::isFinal).isPresent()) {
        return now;
      }
      Thread.sleep(100);
    }
    return status(service);
  }
}
