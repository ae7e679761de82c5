package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that says what each of the panel's endpoints is used for, held against the client. */
class SpiPageTest {
  private static final Set<Endpoint> UNDOCUMENTED =
      Set.of(Endpoint.PHP_LIST, Endpoint.DEPLOYMENT_LIST, Endpoint.SERVER_STATUS);

  private static List<String> named(String use) throws IOException {
    return Files.readAllLines(Path.of("src/docs/spi.md")).stream()
        .filter(line -> line.matches("\\| `[a-z_`, ]+` \\| " + use + ".*"))
        .map(line -> line.split("\\|", -1)[1])
        .flatMap(names -> Pattern.compile("`([a-z_]+)`").matcher(names).results())
        .map((MatchResult name) -> name.group(1))
        .toList();
  }

  @Test
  void everyDocumentedEndpointIsOnThePageOnce() throws IOException {
    List<String> documented =
        Arrays.stream(Endpoint.values())
            .filter(endpoint -> !UNDOCUMENTED.contains(endpoint))
            .map(Endpoint::path)
            .toList();

    assertThat(documented).hasSize(47);
    assertThat(named("")).containsExactlyInAnyOrderElementsOf(documented);
  }

  /** The gateway alone calls the client, through the method that stands here. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "index, connection().index(",
    "host_build, hosts().build(",
    "host_info, hosts().detail(",
    "host_list, hosts().each(",
    "host_status, hosts().status(",
    "host_start, hosts().start(",
    "host_stop, hosts().stop(",
    "host_locked, hosts().lock(",
    "host_recycle, hosts().recycle(",
    "host_recovery, hosts().recover(",
    "host_endtime, hosts().changeEnd(",
    "host_edit, hosts().edit(",
    "host_update, hosts().changePlan(",
    "host_speed, hosts().limitSpeed(",
    "host_speedoff, hosts().unlimitSpeed(",
    "host_resource, hosts().measure(",
    "host_sync, hosts().sync(",
    "host_pass, goods().changePassword(",
    "host_notice, goods().changeNotice(",
    "host_push, goods().push(",
    "host_domain, goods().bindDomain(",
    "host_bindip, goods().bindIp(",
    "host_unbindip, goods().unbindIp(",
    "host_login, users().loginForm(",
    "plans_list, plans().list(",
    "plans_info, plans().detail(",
    "sort_list, sorts().list(",
    "sort_create, sorts().create(",
    "sort_edit, sorts().rename(",
    "sort_delete, sorts().delete(",
    "ippools_list, pools().ipPools(",
    "ipaddress_list, pools().ipAddresses(",
    "ipaddress_info, pools().ipAddress(",
    "domainpools_list, pools().domainPools(",
    "domain_list, pools().domains(",
    "domain_info, pools().domain(",
    "user_create, users().create(",
    "user_edit, users().edit(",
    "user_del, users().delete(",
    "user_list, users().list",
    "user_info, users().detail(",
    "sql_build, databases().build(",
    "sql_info, databases().detail(",
    "sql_pass, databases().changePassword(",
    "ftp_info, ftp().detail(",
    "ftp_pass, ftp().changePassword(",
    "ftp_status, ftp().enable("
  })
  void whatIsSaidToBeUsedIsCalledAndWhatIsNotIsNot(String endpoint, String call)
      throws IOException {
    boolean called = gateway().contains("." + call);

    assertThat(named("nothing").contains(endpoint)).isNotEqualTo(called);
  }

  private static String gateway() throws IOException {
    return texts(Path.of("src/main/java/org/bthost/provisioning/gateway")).replaceAll("\\s", "");
  }

  private static String texts(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(SpiPageTest::text).collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
