package org.bthost.provisioning.web.pages;

import java.util.List;
import org.bthost.provisioning.domain.SignIn;

/**
 * What the sign-in page shows: a form that the browser itself sends.
 *
 * @param nonce lets the page's own script run, and no other
 */
public record SignInView(String action, List<Field> fields, String nonce) {
  /** A hidden field of the form. */
  public record Field(String name, String value) {
    @Override
    public String toString() {
      return "Field[" + name + "]";
    }
  }

  static SignInView of(SignIn form, String nonce) {
    return new SignInView(
        form.action().toString(),
        form.fields().entrySet().stream()
            .map(field -> new Field(field.getKey(), field.getValue()))
            .toList(),
        nonce);
  }
}
