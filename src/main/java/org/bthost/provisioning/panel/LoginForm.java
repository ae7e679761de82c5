package org.bthost.provisioning.panel;

import java.net.URI;
import java.util.Map;

/**
 * What a browser has to post to be signed in to the panel. Holds a password in the clear: only for
 * the page of the customer whose it is. Prints none of it.
 *
 * @param fields names and values, one of them the password
 */
public record LoginForm(URI action, Map<String, String> fields) {
  public LoginForm {
    fields = Map.copyOf(fields);
  }

  @Override
  public String toString() {
    return "LoginForm[action=" + action + ", fields=***]";
  }
}
