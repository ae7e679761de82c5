package org.bthost.provisioning.domain;

import java.net.URI;
import java.util.Map;

/**
 * What a customer's own browser posts to be signed in to the panel. Holds a password in the clear:
 * only for the page of the customer whose it is. Prints none of it.
 *
 * @param fields names and values of the form
 */
public record SignIn(URI action, Map<String, String> fields) {
  public SignIn {
    fields = Map.copyOf(fields);
  }

  @Override
  public String toString() {
    return "SignIn[" + action.getHost() + "]";
  }
}
