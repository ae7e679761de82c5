package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.body;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.reconcile.AuditRig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts adopted by the table, as the API answers. */
class ImportResourceTest {
  private static final String HEADER = "service,customer,product,paidUntil,host,state\n";

  private final AuditRig rig = new AuditRig();
  private final ImportResource resource = new ImportResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  void open() {
    resource.importer = rig.importer;
    resource.gateway = rig.gateway;
    rig.foreign("shop7");
    rig.foreign("shop8");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Response adopt(String table) throws IOException {
    return resource.adoptTable("p1", false, body(table));
  }

  private boolean isKnown(String service) {
    return rig.journal.service(new ServiceId(service)).isPresent();
  }

  private String claim(String service, String host) {
    return service + ",c-3,basic," + rig.today().plusDays(31) + "," + host + ",active\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF"})
  void aTableMeansWhatTheSameJsonMeans(String mark) throws IOException {
    String day = rig.today().plusDays(31).toString();
    String table =
        mark
            + "paidUntil,host,\"service\",product,state,customer\r\n"
            + "\r\n"
            + day
            + ", shop7.test.com ,svc-7,basic,,\"Lee \"\"L\"\", 李\"\r\n"
            + day
            + ",shop8.test.com,svc-8,basic,suspended,c-3";

    JsonNode answer = json(adopt(table));

    assertThat(answer)
        .isEqualTo(
            json(
                resource.adopt(
                    "p1",
                    false,
                    body(
                        """
                        [{"service":"svc-7","customer":"Lee \\"L\\", 李","product":"basic",
                          "paidUntil":"%1$s","host":"shop7.test.com"},
                         {"service":"svc-8","customer":"c-3","product":"basic",
                          "paidUntil":"%1$s","host":"shop8.test.com","state":"suspended"}]"""
                            .formatted(day)))));
    assertThat(answer).extracting(it -> it.path("adopted").asBoolean()).containsExactly(true, true);
    assertThat(rig.journal.service(new ServiceId("svc-7")).orElseThrow().wanted().customer().id())
        .isEqualTo("Lee \"L\", 李");
  }

  @Test
  void whatIsRefusedIsToldForEachRowAndTheOthersAreAdopted() throws IOException {
    JsonNode answer = json(adopt(HEADER + claim("svc-9", "shop9.test.com") + claim("svc-7", "1")));

    assertThat(answer).hasSize(2);
    assertThat(answer.get(0).path("service").asText()).isEqualTo("svc-9");
    assertThat(answer.get(0).path("why").asText()).endsWith("the panel lists no such host");
    assertThat(answer.get(1).path("adopted").asBoolean()).isTrue();
    assertThat(isKnown("svc-7")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "svc-8,c-3,basic,31.1.2030,2,|line 4, column paidUntil|such as 2027-01-31",
        "svc-8,c-3,basic,2030-01-31,,|line 4, column host|is needed",
        "svc-8,c-3,basic,2030-01-31,2,off|line 4, column state|active or suspended",
        "\"svc\\n8\",c-3,basic,2030-01-31,2,|line 4, column service|letters",
        "svc-8,c-3,basic,2030-01-31,2|line 4|5 values for 6 columns; leave what is empty",
        "svc-8,Lee, L,basic,2030-01-31,2,|line 4|7 values for 6 columns",
        "svc-8,c-3,basic,2030-01-31,\"2,|line 4|a double quote within it is doubled",
        "svc-8,\"c\"3,basic,2030-01-31,2,|line 4|a double quote within it is doubled",
      })
  void aBadRowIsToldByLineAndColumnWithWhatHelpsAndNothingIsAdopted(
      String row, String where, String remedy) throws IOException {
    String twoLines = claim("\"svc-7\"", "1").replace("c-3", "\"c\n3\"");

    Response answer = adopt(HEADER + twoLines + row.replace("\\n", "\n") + "\n" + claim("z", "2"));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).path("field").asText()).isEqualTo(where);
    assertThat(json(answer).path("detail").asText()).contains(remedy);
    assertThat(isKnown("svc-7")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|it is empty",
        "service;customer;product|there are service,customer,product",
        "service,customer,product,paidUntil,host,stat|'stat' is no column",
        "service,customer,product,paidUntil,host,host|names column host twice",
      })
  void aFirstLineThatDoesNotNameTheColumnsIsToldWithThoseThereAre(String header, String remedy)
      throws IOException {
    Response answer = adopt(header);

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).path("field").asText()).isEqualTo("line 1");
    assertThat(json(answer).path("detail").asText()).contains(remedy);
  }

  @Test
  void aColumnThatIsNeededAndNotThereIsToldAtTheFirstRow() throws IOException {
    Response answer = adopt("service,customer,product,paidUntil\nsvc-7,c-3,basic,2030-01-31\n");

    assertThat(json(answer).path("field").asText()).isEqualTo("line 2, column host");
  }

  @Test
  void aTableOfAnotherEncodingIsRefused() throws IOException {
    byte[] table =
        (HEADER + claim("svc-7", "1").replace("c-3", "李")).getBytes(Charset.forName("GBK"));

    Response answer = resource.adoptTable("p1", false, new ByteArrayInputStream(table));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).path("detail").asText()).contains("save the table as CSV UTF-8");
  }
}
