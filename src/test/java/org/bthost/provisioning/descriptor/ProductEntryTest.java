package org.bthost.provisioning.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.DomainRules;
import org.bthost.provisioning.domain.HostPackage.CustomLimits;
import org.bthost.provisioning.domain.HostPackage.PanelPlan;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Throttle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The products file: what it may say, and what is told where it is wrong. */
class ProductEntryTest {
  private static final String LIMITS =
      "'siteMb':1,'databaseMb':2,'flowMb':3,'domains':4,'webBackups':5,'databaseBackups':6,'domainPool':7";

  @TempDir Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("products.json"), text.replace('\'', '"'));
  }

  private List<Product> read(String product) throws IOException {
    return ProductEntry.readAll(write("[{'id':'a'," + product + "}]"));
  }

  private List<String> told(String text) throws IOException {
    Path file = write(text);
    ConfigurationFault fault =
        catchThrowableOfType(ConfigurationFault.class, () -> ProductEntry.readAll(file));
    return fault
        .getMessage()
        .lines()
        .skip(1)
        .map(line -> line.replace("  - " + file + ": ", ""))
        .toList();
  }

  @Test
  void aPanelPlanIsEnoughTheRestHasDefaults() throws IOException {
    assertThat(read("'panelPlan':9"))
        .containsExactly(
            new Product(new ProductId("a"), new PanelPlan(9), OptionalLong.empty(), 3, 14, false));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    assertThat(read("'panelPlan':1,'category':8,'graceDays':0,'minimumDays':60,'suspend':'lock'"))
        .containsExactly(
            new Product(new ProductId("a"), new PanelPlan(1), OptionalLong.of(8), 0, 60, true));
  }

  @Test
  void limitsOfTheProductsOwnAreRead() throws IOException {
    var limits = new Limits(1, 2, 3, 4, 5, 6);

    assertThat(read("'limits':{" + LIMITS + "}").get(0).pack())
        .isEqualTo(new CustomLimits(limits, Optional.empty(), DomainRules.OPEN, 7, true, true));
    assertThat(
            read("'limits':{"
                    + LIMITS
                    + ",'connections':8,'kilobytesPerSecond':9,'database':false,'ftp':false}")
                .get(0)
                .pack())
        .isEqualTo(
            new CustomLimits(
                limits, Optional.of(new Throttle(8, 9)), DomainRules.OPEN, 7, false, false));
  }

  @Test
  void whatIsNotSaidOfDomainsIsLeftAsTheHostHasIt() throws IOException {
    assertThat(rules(LIMITS)).isEqualTo(DomainRules.OPEN);
    assertThat(rules(LIMITS + ",'audit':true,'subDirectories':false"))
        .isEqualTo(new DomainRules(Optional.of(true), Optional.of(false)));
  }

  private DomainRules rules(String limits) throws IOException {
    return ((CustomLimits) read("'limits':{" + limits + "}").get(0).pack()).rules();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'category':1 | $[0] must have exactly one of the keys panelPlan, limits",
        "'panelPlan':0 | $[0].panelPlan must be 1 or more",
        "'panelPlan':99999999999999999999 | $[0].panelPlan must be 2147483647 or less",
        "'panelPlan':'1' | $[0].panelPlan must be of the type integer",
        "'panelPlan':1,'category':-1 | $[0].category must be 0 or more",
        "'panelPlan':1,'graceDays':-1 | $[0].graceDays must be 0 or more",
        "'panelPlan':1,'graceDays':61 | $[0].graceDays must be 60 or less",
        "'panelPlan':1,'minimumDays':61 | $[0].minimumDays must be 60 or less",
        "'panelPlan':1,'suspend':'pause' | $[0].suspend must be one of stop, lock",
        "'panelPlan':1,'gracedays':1 | $[0] has the unknown key 'gracedays' (did you mean graceDays?)",
      })
  void aMistakeIsToldWithItsPlaceAndRemedy(String mistake, String problem) throws IOException {
    assertThat(told("[{'id':'a'," + mistake + "}]")).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'connections':5 | $[0].limits lacks a key that goes with 'connections'",
        "'kilobytesPerSecond':5 | $[0].limits lacks a key that goes with 'kilobytesPerSecond'",
        "'connections':0,'kilobytesPerSecond':1 | $[0].limits.connections must be 1 or more; 0 would be unlimited, which only a product with a plan of the panel can be: the panel ignores a 0",
        "'sitMb':5 | $[0].limits has the unknown key 'sitMb' (did you mean siteMb?)",
        "'ftp':1 | $[0].limits.ftp must be of the type boolean",
        "'audit':'yes' | $[0].limits.audit must be of the type boolean",
      })
  void aMistakeWithinLimitsIsToldWithItsPlaceAndRemedy(String mistake, String problem)
      throws IOException {
    assertThat(told("[{'id':'a','limits':{" + LIMITS + "," + mistake + "}}]"))
        .containsExactly(problem);
  }

  @Test
  void aLimitOfZeroIsRefusedBecauseThePanelIgnoresZeros() throws IOException {
    List<String> keys =
        Pattern.compile("\\w+(?=')")
            .matcher(LIMITS)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toList());
    assertThat(keys).hasSize(7);
    keys.remove("domainPool");
    for (String key : keys) {
      String zero = LIMITS.replaceFirst("'" + key + "':\\d", "'" + key + "':0");

      assertThat(told("[{'id':'a','limits':{" + zero + "}}]"))
          .containsExactly(
              "$[0].limits."
                  + key
                  + " must be 1 or more; 0 would be unlimited, which only a product with a plan of the"
                  + " panel can be: the panel ignores a 0");
    }
  }

  @Test
  void aPlanAndLimitsTogetherAreRefused() throws IOException {
    assertThat(told("[{'id':'a','panelPlan':1,'limits':{" + LIMITS + "}}]"))
        .containsExactly("$[0] must have exactly one of the keys panelPlan, limits");
  }

  @Test
  void everyIdThatIsThereAlreadyIsTold() throws IOException {
    String a = "{'id':'a','panelPlan':1}";

    assertThat(told("[" + a + "," + a + ",{'id':'b','panelPlan':1}," + a + "]"))
        .containsExactly(
            "$[1].id 'a' is there already; give each its own",
            "$[3].id 'a' is there already; give each its own");
  }
}
