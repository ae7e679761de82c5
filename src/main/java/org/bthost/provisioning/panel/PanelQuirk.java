package org.bthost.provisioning.panel;

/**
 * What a panel can be seen to do beside what its document promises, by reading calls alone. The
 * numbers are those of the list of quirks in the documents (behaviour.md, sections 1, 3 and 5).
 */
public enum PanelQuirk {
  /** A signature from far in the future counts. */
  FUTURE_SIGNATURES_PASS(12, "signatures of any time to come are taken"),
  /** A handled failure has HTTP status 200; the API document says 201. */
  FAILURES_ARE_200(16, "a refusal has HTTP status 200, not 201"),
  /** A crash is answered with the framework's debug page. */
  DEBUG_PAGES(
      17, "crash pages show requests and passwords: set PHP_APP_DEBUG=false on the panel's server"),
  /** An unknown number crashes plans_info and its like. */
  UNKNOWN_ID_CRASHES(18, "an unknown number is a crash for plans_info, user_info and sql_info"),
  /** An unknown number is a yes with null for domain_info and its like. */
  UNKNOWN_ID_IS_NULL(19, "an unknown number is a yes with no data for domain_info and ftp_info"),
  /** The same signature counts again, for any call. */
  SIGNATURES_CAN_BE_REPLAYED(
      21, "a signature can be used again: let nobody read along, use https or loopback only"),
  /** A parameter named callback makes the answer a script. */
  CALLBACK_MAKES_A_SCRIPT(23, "a parameter named callback makes the answer a script");

  private final int number;
  private final String meaning;

  PanelQuirk(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  /** In a sentence, with what helps where something does. */
  public String meaning() {
    return meaning;
  }
}
