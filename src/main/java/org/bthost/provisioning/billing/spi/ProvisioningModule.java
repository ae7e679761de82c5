package org.bthost.provisioning.billing.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventConflict;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.RulingConflict;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.UsageSpan;
import org.bthost.provisioning.domain.Verb;

/**
 * What a billing server's Java code calls. A CDI bean where the module is deployed as an archive of
 * its own; opened by a {@link ProvisioningModuleProvider} where it is a jar in the billing server's
 * archive. Thread-safe.
 *
 * <p>A verb returns as soon as the intent is durable; no panel is called meanwhile. The key makes
 * it safe to call again: the same key gives the same receipt. What became of it is told to the
 * {@linkplain #addListener listeners} and can be looked up.
 */
public interface ProvisioningModule {
  /**
   * Takes in any order event.
   *
   * @throws InvalidIntent where it can't be meant as it stands; the text names the field
   * @throws EventConflict where its key is known with other content
   */
  Receipt submit(Intent intent);

  /**
   * The service is bought: a host is to be built. {@code paidUntil}: the first day not paid for.
   */
  default Receipt create(
      EventKey key, ServiceId service, Customer customer, ProductId product, LocalDate paidUntil) {
    return submit(Intent.create(key, service, customer, product, paidUntil));
  }

  /** The host is not to serve, and is kept. */
  default Receipt suspend(EventKey key, ServiceId service, String reason) {
    return submit(Intent.plain(key, Verb.SUSPEND, service, Optional.of(reason)));
  }

  /** A suspended host is to serve again. */
  default Receipt unsuspend(EventKey key, ServiceId service) {
    return submit(Intent.plain(key, Verb.UNSUSPEND, service, Optional.empty()));
  }

  /** The host is to be given up. The panel's recycle bin keeps it for a while. */
  default Receipt terminate(EventKey key, ServiceId service, String reason) {
    return submit(Intent.plain(key, Verb.TERMINATE, service, Optional.of(reason)));
  }

  /** The host is to have another product's limits. */
  default Receipt changePackage(EventKey key, ServiceId service, ProductId product) {
    return submit(Intent.changePackage(key, service, product));
  }

  /** The service is paid until another day. */
  default Receipt renew(EventKey key, ServiceId service, LocalDate paidUntil) {
    return submit(Intent.renew(key, service, paidUntil));
  }

  /**
   * Carries out what a person decided about an operation; the same ruling again changes nothing.
   *
   * @return the operation as it is then; empty where none has this id
   * @throws InvalidIntent where the ruling can't be kept as it stands; the text names the field
   * @throws RulingConflict where it does not fit the operation's status; the text says why
   */
  Optional<Operation> rule(OperationId operation, Ruling ruling);

  /** A held or failed operation is worked on again. What became of it then is in the answer. */
  default Optional<Operation> retry(OperationId operation, String by, String reason) {
    return rule(operation, new Ruling(HandAction.RETRY, by, reason));
  }

  /** An operation that has not ended is given up, and what it wanted is taken back. */
  default Optional<Operation> cancel(OperationId operation, String by, String reason) {
    return rule(operation, new Ruling(HandAction.CANCEL, by, reason));
  }

  /** A held or failed operation is told as succeeded. What is wanted stays as it is. */
  default Optional<Operation> done(OperationId operation, String by, String reason) {
    return rule(operation, new Ruling(HandAction.DONE, by, reason));
  }

  /** Tries a panel out with reading calls only. */
  ConnectionReport testConnection(PanelId panel);

  Optional<Operation> operation(OperationId id);

  /** The operation that came in last for a service. */
  Optional<Operation> lastOperation(ServiceId service);

  /** The operations of a service, newest first. */
  List<Operation> operations(ServiceId service, int limit);

  /**
   * What a service used, oldest first, as finely as it is still kept: by measurement for two days,
   * by hour for 30, by day for ever. Each span is in one range only, so ranges that follow one
   * another add up.
   *
   * @param from spans that begin (measurements: that were made) from here on
   * @param to spans that begin before
   * @throws InvalidIntent where {@code to} is not after {@code from}
   */
  List<UsageSpan> usage(ServiceId service, Instant from, Instant to);

  /** Has a listener told of outcomes from now on. */
  void addListener(OutcomeListener listener);

  void removeListener(OutcomeListener listener);
}
