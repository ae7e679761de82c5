package org.bthost.provisioning.billing.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.Access;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventConflict;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.NoAccess;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Password;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ProductReport;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.RulingConflict;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Throttle;
import org.bthost.provisioning.domain.Ticket;
import org.bthost.provisioning.domain.UsageSpan;
import org.bthost.provisioning.domain.Verb;

/**
 * What a billing server's Java code calls. A CDI bean where the module is a jar in the billing
 * server's own war; opened by a {@link ProvisioningModuleProvider} in any other program.
 * Thread-safe.
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

  /**
   * As {@link #create(EventKey, ServiceId, Customer, ProductId, LocalDate)}, with what the order
   * has of its own: limits in the places of the product's, as an order event states them.
   */
  default Receipt create(
      EventKey key,
      ServiceId service,
      Customer customer,
      ProductId product,
      LocalDate paidUntil,
      Map<Detail, String> details) {
    return submit(Intent.create(key, service, customer, product, paidUntil).with(details));
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

  /**
   * As {@link #changePackage(EventKey, ServiceId, ProductId)}, with what the order has of its own:
   * limits in the places of the product's, and {@link Detail#FORCE}.
   */
  default Receipt changePackage(
      EventKey key, ServiceId service, ProductId product, Map<Detail, String> details) {
    return submit(Intent.changePackage(key, service, product).with(details));
  }

  /** The service is paid until another day. */
  default Receipt renew(EventKey key, ServiceId service, LocalDate paidUntil) {
    return submit(Intent.renew(key, service, paidUntil));
  }

  /**
   * Takes in an action, or a wish that is no order event: power, restoring. An action is done once,
   * and never sent again by itself after an unclear answer.
   *
   * @throws InvalidIntent where it can't be meant as it stands; the text names the field
   * @throws EventConflict where its key is known with other content
   */
  default Receipt act(EventKey key, Verb verb, ServiceId service, Map<Detail, String> details) {
    return submit(Intent.action(key, verb, service, details));
  }

  /** One account of a service's host gets a new password; it is to be read by {@link #access}. */
  default Receipt changePassword(EventKey key, ServiceId service, Account account) {
    return act(key, Verb.CHANGE_PASSWORD, service, Map.of(Detail.ACCOUNT, account.word()));
  }

  /**
   * One account of a service's host gets this password. Where the same event comes again, the
   * password is not compared.
   */
  Receipt changePassword(EventKey key, ServiceId service, Account account, Password password);

  /** A domain is to be bound to the whole site, within the number that the package allows. */
  default Receipt bindDomain(EventKey key, ServiceId service, String domain) {
    return act(key, Verb.BIND_DOMAIN, service, Map.of(Detail.DOMAIN, domain));
  }

  /** The host's FTP account is to let its customer in again. */
  default Receipt enableFtp(EventKey key, ServiceId service) {
    return act(key, Verb.ENABLE_FTP, service, Map.of());
  }

  /** The host's FTP account is to let nobody in. */
  default Receipt disableFtp(EventKey key, ServiceId service) {
    return act(key, Verb.DISABLE_FTP, service, Map.of());
  }

  /** The site's speed is to be limited until the next change of package; no panel shows it back. */
  default Receipt limitSpeed(EventKey key, ServiceId service, Throttle throttle) {
    return act(
        key,
        Verb.LIMIT_SPEED,
        service,
        Map.of(
            Detail.CONNECTIONS, Integer.toString(throttle.connections()),
            Detail.RATE, Integer.toString(throttle.kilobytesPerSecond())));
  }

  /** The limit of the site's speed is to be lifted until the next change of package. */
  default Receipt unlimitSpeed(EventKey key, ServiceId service) {
    return act(key, Verb.UNLIMIT_SPEED, service, Map.of());
  }

  /** The panel's row of the host is to have this remark, of 1 to 255 characters. */
  default Receipt notice(EventKey key, ServiceId service, String text) {
    return act(key, Verb.NOTICE, service, Map.of(Detail.TEXT, text));
  }

  /** Refused, unless the panels file says that the panel's host_bindip is mended. */
  default Receipt bindIp(EventKey key, ServiceId service, int ip) {
    return act(key, Verb.BIND_IP, service, Map.of(Detail.IP, Integer.toString(ip)));
  }

  /** Refused, unless the panels file says that the panel's host_unbindip is mended. */
  default Receipt unbindIp(EventKey key, ServiceId service, int ip) {
    return act(key, Verb.UNBIND_IP, service, Map.of(Detail.IP, Integer.toString(ip)));
  }

  /** The customer or an administrator wants the site down; a payment does not lift that. */
  default Receipt powerOff(EventKey key, ServiceId service) {
    return act(key, Verb.POWER_OFF, service, Map.of());
  }

  /** The site is to serve again; one that is suspended stays so. */
  default Receipt powerOn(EventKey key, ServiceId service) {
    return act(key, Verb.POWER_ON, service, Map.of());
  }

  /** A terminated service's host is taken back, while the panel's recycle bin has it. */
  default Receipt restore(EventKey key, ServiceId service) {
    return act(key, Verb.RESTORE, service, Map.of());
  }

  /** The service becomes another customer's; whoever had it before can't get at it any more. */
  default Receipt transfer(EventKey key, ServiceId service, Customer customer) {
    return submit(Intent.transfer(key, service, customer));
  }

  /**
   * How the customer gets at the host, with passwords as the panel has them now: for him alone, and
   * never to be kept.
   *
   * @throws NoAccess where there is no host, or it is not the service's any more
   * @throws PanelTrouble where the panel does not tell
   */
  Access access(ServiceId service);

  /**
   * A ticket for one visit of the module's sign-in page, {@code sign-in/<ticket>}, which takes the
   * customer's browser to the panel.
   *
   * @throws NoAccess where nobody may sign in
   */
  Ticket signIn(ServiceId service);

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

  /**
   * Checks a product before it is saved: by the rules of the products file, and by the plans,
   * categories and domain pools that the panels have now. Nothing is changed or remembered.
   *
   * @param product an element of the products file, in JSON
   * @param options what an order of it would have of its own, by the names in order events
   */
  ProductReport checkProduct(String product, Map<String, String> options);

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
