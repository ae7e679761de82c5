package org.bthost.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The end date on the panel: behind the paid time, never near, never beyond what the panel keeps.
 */
class ProductTest {
  @ParameterizedTest
  @CsvSource({
    "2027-01-31, 3, 14, 2027-02-03",
    "2027-01-31, 0, 0, 2027-01-31",
    "2026-12-01, 3, 14, 2026-12-22",
    "2020-01-01, 3, 0, 2020-01-04",
    "2040-01-01, 3, 14, 2038-01-18",
    "2038-01-18, 0, 0, 2038-01-18"
  })
  void graceMinimumAndLatestDayAreKept(
      LocalDate paidUntil, int grace, int minimum, LocalDate onPanel) {
    var product =
        new Product(
            new ProductId("p"),
            new HostPackage.PanelPlan(1),
            OptionalLong.empty(),
            grace,
            minimum,
            false);

    assertThat(product.endOnPanel(paidUntil, LocalDate.of(2026, 12, 1))).isEqualTo(onPanel);
  }

  @Test
  void aDateThatWasPutOffIsRightUntilItIsNearAgain() {
    var product =
        new Product(
            new ProductId("p"), new HostPackage.PanelPlan(1), OptionalLong.empty(), 3, 14, false);
    LocalDate paidUntil = LocalDate.of(2026, 12, 1);
    LocalDate putOff = LocalDate.of(2026, 12, 22);

    assertThat(product.fits(putOff, paidUntil, LocalDate.of(2026, 12, 1))).isTrue();
    assertThat(product.fits(putOff, paidUntil, LocalDate.of(2026, 12, 8))).isTrue();
    assertThat(product.fits(putOff, paidUntil, LocalDate.of(2026, 12, 9))).isFalse();
    assertThat(product.fits(putOff.plusDays(1), paidUntil, LocalDate.of(2026, 12, 1))).isFalse();
  }

  @Test
  void aDateThatIsFarEnoughHasToBeThePaidOne() {
    var product =
        new Product(
            new ProductId("p"), new HostPackage.PanelPlan(1), OptionalLong.empty(), 3, 14, false);
    LocalDate paidUntil = LocalDate.of(2027, 1, 31);

    assertThat(product.fits(LocalDate.of(2027, 2, 3), paidUntil, LocalDate.of(2026, 12, 1)))
        .isTrue();
    assertThat(product.fits(LocalDate.of(2027, 2, 4), paidUntil, LocalDate.of(2026, 12, 1)))
        .isFalse();
  }
}
