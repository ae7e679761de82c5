package org.bthost.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an order may say of an amount, and what is made of it. */
class AmountTest {
  @ParameterizedTest
  @CsvSource({
    "site, 500, 500",
    "site, 500 MB, 500",
    "site, 20GB, 20480",
    "site, 1.5 GB, 1536",
    "database, 2 TB, 2097152",
    "traffic, 0.1 GB, 103",
    "traffic, 2147483647, 2147483647",
    "rate, 512, 512",
    "rate, 512 KB/s, 512",
    "rate, 1 MB/s, 1024",
    "rate, 0.3 MB/s, 308",
    "domains, 7, 7",
    "siteBackups, 7.0, 7",
    "databaseBackups, 007, 7",
    "connections, 50, 50",
  })
  void anAmountIsKeptInItsSmallestUnit(String word, String stated, String kept) {
    assertThat(Detail.of(word).orElseThrow().read(stated)).isEqualTo(kept);
  }

  @Property
  void aPartOfTheSmallestUnitIsRoundedUp(
      @ForAll @BigRange(min = "0.000001", max = "2000000") @Scale(6) BigDecimal gigabytes) {
    BigDecimal bought = gigabytes.multiply(BigDecimal.valueOf(1024));

    BigDecimal kept = new BigDecimal(Amount.SIZE.read(gigabytes.toPlainString() + " GB"));

    assertThat(kept).isBetween(bought, bought.add(BigDecimal.ONE));
  }

  @Property
  void whatIsKeptIsReadAsTheSame(@ForAll @IntRange(min = 1) int number) {
    String text = Integer.toString(number);

    for (Amount amount : List.of(Amount.SIZE, Amount.RATE, Amount.COUNT)) {
      assertThat(amount.read(text)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aBlankOneIsNeverUnlimited(String blank) {
    for (Detail detail : Detail.values()) {
      if (detail.isOfPackage()) {
        assertThatThrownBy(() -> detail.read(blank))
            .isInstanceOf(InvalidIntent.class)
            .hasMessage(
                detail.word()
                    + " is blank, which never means unlimited; leave it out to take the product's");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "00"})
  void zeroIsRefusedWithTheReason(String zero) {
    for (Detail detail : Detail.values()) {
      if (detail.isOfPackage()) {
        assertThatThrownBy(() -> detail.read(zero))
            .isInstanceOf(InvalidIntent.class)
            .hasMessageStartingWith(detail.word() + " is a ")
            .hasMessageContaining("only a product with a plan of the panel");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "site, 20 Gb",
    "site, 20 gb",
    "site, 20  GB",
    "site, 20 GB/s",
    "site, -1",
    "site, 1e3",
    "site, '1,5 GB'",
    "site, .5 GB",
    "site, unlimited",
    "site, 2147483648",
    "site, 2048 TB",
    "rate, 1 Mb/s",
    "rate, 1 MB",
    "domains, 1.5",
    "domains, 5 MB",
    "domains, 99999999999",
  })
  void whatIsNoAmountIsRefusedWithWhatItMayBe(String word, String stated) {
    assertThatThrownBy(() -> Detail.of(word).orElseThrow().read(stated))
        .isInstanceOf(InvalidIntent.class)
        .hasMessageStartingWith(word + " is a ");
  }

  @Test
  void anIntentKeepsItsDetailsReadWhoeverStatesThem() {
    Intent change =
        Intent.changePackage(new EventKey("/b", "1"), new ServiceId("s"), new ProductId("p"));

    assertThat(change.with(Map.of(Detail.SITE, "20 GB")))
        .isEqualTo(change.with(Map.of(Detail.SITE, "20480")));
    assertThatThrownBy(() -> change.with(Map.of(Detail.SITE, "0")))
        .isInstanceOf(InvalidIntent.class);
    assertThatThrownBy(() -> change.with(Map.of(Detail.DOMAIN, "a.example")))
        .hasMessage("domain is nothing that change-package takes");
  }
}
