package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The errors that endpoints answer, as the OpenAPI document tells them.
 *
 * @param always whether every endpoint may that needs a token
 */
record ApiErrors(int status, String name, boolean always, String description) {
  static final List<ApiErrors> ALL =
      List.of(
          new ApiErrors(
              400,
              "NotUsable",
              false,
              "It can't be meant as it stands: `field` names what is at fault, `detail` what it"
                  + " should be."),
          new ApiErrors(401, "NotAuthorized", true, "There is no token, or one that is not known."),
          new ApiErrors(
              403, "NotAllowed", true, "The token's scope does not go so far; `detail` names it."),
          new ApiErrors(404, "NotThere", false, "There is no such thing; `title` names it."),
          new ApiErrors(
              409, "NotNow", false, "It does not go with how things stand; `detail` says why."),
          new ApiErrors(
              413, "TooLarge", false, "The body is too large; `detail` says how large it may be."),
          new ApiErrors(500, "Fault", true, "A fault of the module; its log tells more."),
          new ApiErrors(
              503,
              "NoAnswer",
              true,
              "The module's database, or the panel that is asked about, does not answer. The same"
                  + " can be sent again."));

  String code() {
    return Integer.toString(status);
  }

  static String phrase(int status) {
    return Status.fromStatusCode(status).getReasonPhrase();
  }

  boolean mayBeAnswered(int[] own, boolean needsToken) {
    return (always && needsToken) || IntStream.of(own).anyMatch(it -> it == status);
  }

  ObjectNode reference() {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/responses/" + name);
  }

  ObjectNode response(ApiSchemas schemas) {
    ObjectNode response = JsonNodeFactory.instance.objectNode().put("description", description);
    response
        .putObject("content")
        .putObject("application/problem+json")
        .set("schema", schemas.of(Problem.class));
    return response;
  }
}
