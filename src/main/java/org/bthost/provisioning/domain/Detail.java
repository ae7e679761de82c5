package org.bthost.provisioning.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What an intent says beside its service, product, customer and day; which of them, its verb tells.
 */
public enum Detail {
  /** Whose password: that of an {@link Account}. */
  ACCOUNT("account", text -> Account.of(text).word()),
  /** A domain's full name, in ASCII; a name in other letters is given in its xn-- form. */
  DOMAIN("domain", Detail::domain),
  /** The folder of the site that a domain shows; {@code /} is the whole site. */
  FOLDER(
      "folder",
      text ->
          matching(
              text,
              "/[A-Za-z0-9._/-]{0,100}",
              "begins with / and has letters, digits, and . _ - /")),
  /** Size of the site, MB. */
  SITE("site", Amount.SIZE::read),
  /** Size of the database, MB. */
  DATABASE("database", Amount.SIZE::read),
  /** Traffic in a month, MB. */
  TRAFFIC("traffic", Amount.SIZE::read),
  /** Domains that can be bound. */
  DOMAINS("domains", Amount.COUNT::read),
  /** Copies of the site that are kept. */
  SITE_BACKUPS("siteBackups", Amount.COUNT::read),
  /** Copies of the database that are kept. */
  DATABASE_BACKUPS("databaseBackups", Amount.COUNT::read),
  /** Connections at a time. */
  CONNECTIONS("connections", Amount.COUNT::read),
  /** Speed of one request, KB/s. */
  RATE("rate", Amount.RATE::read),
  /** A smaller package is wanted although the host uses more. */
  FORCE("force", text -> matching(text, "yes", "is yes, or is left out")),
  /** A remark; the panel takes out or alters the characters that mean something in HTML. */
  TEXT(
      "text",
      text ->
          matching(
              text,
              "[^<>&\"'\\p{Cntrl}]{1,255}",
              "has 1 to 255 characters, and none of < > & \" '")),
  /** The panel's number of an IP address. */
  IP("ip", Amount.COUNT::read);

  private static final List<Detail> OF_PACKAGE =
      List.of(SITE, DATABASE, TRAFFIC, DOMAINS, SITE_BACKUPS, DATABASE_BACKUPS, CONNECTIONS, RATE);

  private final String word;
  private final UnaryOperator<String> reading;

  Detail(String word, UnaryOperator<String> reading) {
    this.word = word;
    this.reading = reading;
  }

  /** Its name in requests and answers. */
  public String word() {
    return word;
  }

  /**
   * A value as it is kept.
   *
   * @throws InvalidIntent where it can't be one; names the field, and what it may be
   */
  public String read(String text) {
    try {
      return reading.apply(text.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidIntent(word, String.valueOf(e.getMessage()));
    }
  }

  /** Whether it takes the place of a limit of an order's product. */
  public boolean isOfPackage() {
    return OF_PACKAGE.contains(this);
  }

  /** Those that take the places of a product's limits, and this one. */
  static Detail[] ofPackageAnd(Detail other) {
    return Stream.concat(OF_PACKAGE.stream(), Stream.of(other)).toArray(Detail[]::new);
  }

  /** The detail of this word, if there is one. */
  public static Optional<Detail> of(String word) {
    return Stream.of(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** Details as one text, a line each; no value has a line break. */
  public static String write(Map<Detail, String> details) {
    var lines = new StringBuilder();
    new TreeMap<>(details)
        .forEach(
            (detail, value) -> lines.append(detail.word).append('=').append(value).append('\n'));
    return lines.toString();
  }

  /** What {@link #write} wrote. */
  public static Map<Detail, String> readAll(String lines) {
    var details = new TreeMap<Detail, String>();
    lines
        .lines()
        .forEach(
            line -> {
              int sign = line.indexOf('=');
              details.put(of(line.substring(0, sign)).orElseThrow(), line.substring(sign + 1));
            });
    return details;
  }

  private static String domain(String text) {
    String label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    String name = text.toLowerCase(Locale.ROOT);
    if (name.length() > 253) {
      throw new IllegalArgumentException("has at most 253 characters");
    }
    return matching(
        name,
        "(" + label + "\\.)+" + label,
        "is a full domain name such as www.example.com; one in other letters is given in its xn-- form");
  }

  private static String matching(String text, String pattern, String rule) {
    if (!text.matches(pattern)) {
      throw new IllegalArgumentException(rule);
    }
    return text;
  }
}
