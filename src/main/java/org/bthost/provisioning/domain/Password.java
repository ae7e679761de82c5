package org.bthost.provisioning.domain;

/** A password. Prints none of it. */
public record Password(String value) {
  /**
   * One that a customer or a billing server has chosen.
   *
   * @throws InvalidIntent where a panel would refuse or alter it
   */
  public static Password chosen(String text) {
    if (!text.matches("[A-Za-z0-9]{6,32}")) {
      throw new InvalidIntent(
          "password", "has 6 to 32 letters and digits: panels alter other characters");
    }
    return new Password(text);
  }

  @Override
  public String toString() {
    return "Password[***]";
  }
}
