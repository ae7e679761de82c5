package org.bthost.provisioning.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bthost.provisioning.boot.RestApplication;
import org.bthost.provisioning.descriptor.Descriptor;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what the code does, neither more nor less. */
class OpenApiTest {
  private static final Path FILE = Path.of("src/main/resources/bthost/openapi.json");
  private static final String WRITE = "mvn test -Dtest=OpenApiTest -Dopenapi.write=true";
  private static final JsonMapper JSON = new JsonMapper();

  private static ObjectNode generated() {
    return OpenApiDocument.of(
        new RestApplication().getClasses().stream(), Descriptor.load().version());
  }

  private static String text(JsonNode document) throws IOException {
    var printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(document) + "\n";
  }

  @Test
  void theDocumentInTheArchiveIsTheOneThatTheCodeGives() throws IOException {
    String given = text(generated());
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(FILE, given, UTF_8);
    }

    String kept = Files.readString(FILE, UTF_8);
    String fault = "%s is not what the code gives, from line %d on; see to it, and run: %s";
    int line = commonLines(kept, given) + 1;
    assertThat(line(kept, line)).as(fault, FILE, line, WRITE).isEqualTo(line(given, line));
    assertThat(kept.length()).as(fault, FILE, line, WRITE).isEqualTo(given.length());
  }

  private static int commonLines(String one, String other) {
    List<String> ones = one.lines().toList();
    List<String> others = other.lines().toList();
    int common = 0;
    while (common < Math.min(ones.size(), others.size())
        && ones.get(common).equals(others.get(common))) {
      common++;
    }
    return common;
  }

  private static String line(String text, int number) {
    return text.lines().skip(number - 1L).findFirst().orElse("");
  }

  @Test
  void whatTheServerAnswersIsInTheDocumentAndTheOtherWayRound() {
    assertThat(ApiContract.operations(generated()))
        .containsExactlyInAnyOrderElementsOf(
            new RestApplication()
                .getClasses().stream()
                    .map(Resource::from)
                    .filter(Objects::nonNull)
                    .flatMap(OpenApiTest::operations)
                    .collect(Collectors.toSet()));
  }

  /** What Jersey makes of a class, and of the paths of its methods. */
  private static Stream<String> operations(Resource resource) {
    return Stream.concat(
        inOne(resource, ""),
        resource.getChildResources().stream()
            .flatMap(child -> inOne(child, "/" + resource.getPath() + "/")));
  }

  private static Stream<String> inOne(Resource resource, String before) {
    String path = before + resource.getPath();
    return resource.getResourceMethods().stream()
        .map(method -> method.getHttpMethod() + " " + (path.startsWith("/") ? path : "/" + path));
  }
}
