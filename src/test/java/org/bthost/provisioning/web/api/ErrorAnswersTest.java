package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** What is answered where no resource has answered. */
class ErrorAnswersTest {
  /** What a request that ends in this failure is answered. */
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject them
  static Response answer(Throwable failure) {
    var errors = new ErrorAnswers();
    errors.address = silent(UriInfo.class);
    errors.request = silent(Request.class);
    return errors.toResponse(failure);
  }

  private static <T> T silent(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> null));
  }

  @Test
  void aFaultIsToldWithoutWhatItSays() throws IOException {
    Response answer = answer(new IllegalStateException("row 7 holds s3cret"));
    JsonNode problem = Answers.json(answer, 500);

    assertThat(answer.getMediaType().getSubtype()).isEqualTo("problem+json");
    assertThat(problem.path("title").asText()).isEqualTo("A fault of the module");
    assertThat(problem.toString()).doesNotContain("s3cret", "row 7", "IllegalState");
  }

  @Test
  void aServersOwnRefusalKeepsItsStatusAndItsHeaders() throws IOException {
    Response answer =
        answer(new NotAllowedException(Response.status(405).allow("GET", "HEAD").build()));

    assertThat(Answers.json(answer, 405).path("detail").asText()).contains("GET");
    assertThat(answer.getHeaderString("Allow")).contains("GET", "HEAD");
  }

  @Test
  void whatWasToldAlreadyIsNotToldAnew() throws IOException {
    Response told = Problem.of(413, "Too large", "at most 8 bytes");

    assertThat(answer(new WebApplicationException(told))).isSameAs(told);
  }
}
