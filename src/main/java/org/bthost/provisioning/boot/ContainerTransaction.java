package org.bthost.provisioning.boot;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Whether the caller is within a transaction of the container. */
final class ContainerTransaction {
  private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

  private ContainerTransaction() {}

  @SuppressWarnings("BanJNDI") // the name is a constant of Jakarta EE
  static boolean isActive() {
    try {
      TransactionSynchronizationRegistry registry = InitialContext.doLookup(REGISTRY);
      return registry.getTransactionStatus() == Status.STATUS_ACTIVE;
    } catch (NamingException noContainer) {
      return false;
    }
  }
}
