package org.bthost.provisioning.domain;

import java.util.Optional;

/**
 * Who bought a service.
 *
 * @param id the billing server's name for the customer, 1 to 64 characters
 * @param email where the customer can be reached
 * @param locale the customer's language as a BCP 47 tag
 */
public record Customer(String id, Optional<String> email, Optional<String> locale) {
  public Customer {
    if (id.isBlank() || id.length() > 64) {
      throw new IllegalArgumentException("a customer's id has 1 to 64 characters");
    }
    if (email.filter(text -> text.length() > 254).isPresent()) {
      throw new IllegalArgumentException("a customer's email has at most 254 characters");
    }
    if (locale.filter(text -> text.length() > 35).isPresent()) {
      throw new IllegalArgumentException("a customer's locale has at most 35 characters");
    }
  }
}
