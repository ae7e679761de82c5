package org.bthost.provisioning.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One order event: what a billing server now wants of one service.
 *
 * @param key names the event; the same key with the same content is the same event
 * @param sequence counts the events of one service, where the billing server numbers them
 * @param paidUntil the first day no longer paid for
 * @param details what it says beside; read by {@link Detail#read}
 */
public record Intent(
    EventKey key,
    Verb verb,
    ServiceId service,
    OptionalLong sequence,
    Optional<Customer> customer,
    Optional<ProductId> product,
    Optional<LocalDate> paidUntil,
    Optional<String> reason,
    Map<Detail, String> details) {
  private static final int LONGEST_REASON = 255;

  public Intent {
    details = read(details);
    boolean creates = verb == Verb.CREATE;
    boolean choosesProduct = creates || verb == Verb.CHANGE_PACKAGE;
    boolean datesIt = creates || verb == Verb.RENEW;
    require(!creates || customer.isPresent(), "customer", verb);
    require(!choosesProduct || product.isPresent(), "product", verb);
    require(!datesIt || paidUntil.isPresent(), "paidUntil", verb);
    if (paidUntil.filter(day -> day.getYear() < 2000 || day.getYear() > 9999).isPresent()) {
      throw new InvalidIntent("paidUntil", "must lie between the years 2000 and 9999");
    }
    require(verb != Verb.TRANSFER || customer.isPresent(), "customer", verb);
    for (Detail detail : verb.details()) {
      boolean needed = verb.isAction() && detail != Detail.FOLDER;
      require(!needed || details.containsKey(detail), detail.word(), verb);
    }
    for (Detail detail : details.keySet()) {
      if (!verb.details().contains(detail)) {
        throw new InvalidIntent(detail.word(), "is nothing that " + verb + " takes");
      }
    }
    if (reason.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
      throw new InvalidIntent("reason", "has at most " + LONGEST_REASON + " characters");
    }
  }

  private static Map<Detail, String> read(Map<Detail, String> given) {
    return given.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, detail -> detail.getKey().read(detail.getValue())));
  }

  private static void require(boolean given, String field, Verb verb) {
    if (!given) {
      throw new InvalidIntent(field, "is needed to " + verb + " a service");
    }
  }

  /** A service is bought. */
  public static Intent create(
      EventKey key, ServiceId service, Customer customer, ProductId product, LocalDate paidUntil) {
    return new Intent(
        key,
        Verb.CREATE,
        service,
        OptionalLong.empty(),
        Optional.of(customer),
        Optional.of(product),
        Optional.of(paidUntil),
        Optional.empty(),
        Map.of());
  }

  /** A verb that needs nothing but the service: suspend, unsuspend, terminate. */
  public static Intent plain(EventKey key, Verb verb, ServiceId service, Optional<String> reason) {
    return new Intent(
        key,
        verb,
        service,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reason,
        Map.of());
  }

  /** Another product is wanted for a service. */
  public static Intent changePackage(EventKey key, ServiceId service, ProductId product) {
    return new Intent(
        key,
        Verb.CHANGE_PACKAGE,
        service,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.of(product),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /** A service is paid until another day. */
  public static Intent renew(EventKey key, ServiceId service, LocalDate paidUntil) {
    return new Intent(
        key,
        Verb.RENEW,
        service,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(paidUntil),
        Optional.empty(),
        Map.of());
  }

  /** An action, or a wish that is no order event. */
  public static Intent action(
      EventKey key, Verb verb, ServiceId service, Map<Detail, String> details) {
    return new Intent(
        key,
        verb,
        service,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        details);
  }

  /** A service is to become another customer's. */
  public static Intent transfer(EventKey key, ServiceId service, Customer customer) {
    return new Intent(
        key,
        Verb.TRANSFER,
        service,
        OptionalLong.empty(),
        Optional.of(customer),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /** A reason as an intent takes it: its end is cut off where it is long. */
  public static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  /** The same intent, which says these details beside. */
  public Intent with(Map<Detail, String> said) {
    return new Intent(key, verb, service, sequence, customer, product, paidUntil, reason, said);
  }

  /** The same intent with its place in the order of the service's events. */
  public Intent numbered(long sequence) {
    return new Intent(
        key,
        verb,
        service,
        OptionalLong.of(sequence),
        customer,
        product,
        paidUntil,
        reason,
        details);
  }
}
