package org.bthost.provisioning.billing.report;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bthost.provisioning.domain.Customer;

/** Says days and amounts as a customer reads them. */
record Wording(Locale locale) {
  private static final int MIB_PER_GIB = 1024;
  private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

  /** In Simplified Chinese for customers who read it, in English for all others. */
  static Wording of(Customer customer) {
    return new Wording(customer.locale().flatMap(Wording::chinese).orElse(Locale.ENGLISH));
  }

  /** Billing servers in Java also write {@code zh_CN}. */
  private static Optional<Locale> chinese(String tag) {
    Locale told = Locale.forLanguageTag(tag.replace('_', '-'));
    boolean simplified =
        told.getLanguage().equals("zh")
            && (told.getScript().isEmpty()
                ? !TRADITIONAL.contains(told.getCountry())
                : told.getScript().equals("Hans"));
    return simplified ? Optional.of(Locale.SIMPLIFIED_CHINESE) : Optional.empty();
  }

  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  /** An amount in MB, from 1 GB on in GB; both of 1024, as panels count. */
  String size(int mib) {
    NumberFormat number = NumberFormat.getNumberInstance(locale);
    number.setMaximumFractionDigits(2);
    return mib < MIB_PER_GIB
        ? number.format(mib) + " MB"
        : number.format(mib / (double) MIB_PER_GIB) + " GB";
  }

  /** A text as one line, so that it can't add lines of its own to a letter. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\x{2028}\\x{2029}]+", " ").strip();
  }
}
