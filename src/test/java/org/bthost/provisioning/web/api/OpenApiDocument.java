package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bthost.provisioning.web.doc.Endpoint;
import org.bthost.provisioning.web.doc.Words;

/**
 * The OpenAPI document of the resources: addresses and parameters from the annotations of Jakarta
 * REST, statuses and records from {@link Endpoint}, words from the Javadoc, scopes from {@link
 * Scope}.
 */
final class OpenApiDocument {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What the pages of every list are asked for by. */
  private static final Map<String, String> OF_PAGES =
      Map.of(
          "limit", "How many entries the page has at most.",
          "after", "Where the page begins: `next` of the page before it.",
          "skip", "How many entries to leave out at the beginning: `next` of the page before it.");

  private final Javadocs docs = new Javadocs();
  private final ApiSchemas shown = ApiSchemas.shown(docs);
  private final ApiSchemas taken = ApiSchemas.taken(docs);
  private final ObjectNode tags = JSON.objectNode();
  private final Map<String, ObjectNode> paths = new TreeMap<>();

  private OpenApiDocument() {}

  static ObjectNode of(Stream<Class<?>> resources, String version) {
    var document = new OpenApiDocument();
    resources
        .filter(type -> type.isAnnotationPresent(Path.class))
        .sorted(Comparator.comparing(Class::getSimpleName))
        .forEach(document::add);
    return document.whole(version);
  }

  private ObjectNode whole(String version) {
    ObjectNode whole = JSON.objectNode().put("openapi", "3.1.0");
    whole
        .putObject("info")
        .put("title", "BTHost provisioning module")
        .put(
            "description",
            "Takes a billing server's order events, and shows and administers what becomes of them."
                + " Times are RFC 3339 in UTC, unless it is said otherwise.")
        .put("version", version);
    whole.putArray("servers").addObject().put("url", "..");
    var listed = whole.putArray("tags");
    tags.properties()
        .forEach(
            tag ->
                listed
                    .addObject()
                    .put("name", tag.getKey())
                    .put("description", tag.getValue().textValue()));
    ObjectNode addresses = whole.putObject("paths");
    paths.forEach(addresses::set);
    whole.set("components", components());
    return whole;
  }

  private ObjectNode components() {
    ObjectNode components = JSON.objectNode();
    ObjectNode schemes = components.putObject("securitySchemes");
    schemes.putObject("bearer").put("type", "http").put("scheme", "bearer");
    schemes
        .putObject("basic")
        .put("type", "http")
        .put("scheme", "basic")
        .put("description", "The token as the password of any name, as browsers send it.");
    ObjectNode responses = components.putObject("responses");
    ApiErrors.ALL.forEach(error -> responses.set(error.name(), error.response(shown)));
    ObjectNode schemas = components.putObject("schemas");
    var all = new TreeMap<>(shown.named());
    taken
        .named()
        .forEach(
            (name, schema) -> {
              if (all.put(name, schema) != null) {
                throw new IllegalStateException(name + " is both shown and taken");
              }
            });
    all.forEach(schemas::set);
    return components;
  }

  private void add(Class<?> resource) {
    String tag =
        resource
            .getSimpleName()
            .replaceFirst("Resource$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
            .toLowerCase(Locale.ROOT);
    tags.put(tag, docs.of(resource).first());
    Stream.of(resource.getDeclaredMethods())
        .filter(method -> verb(method).isPresent())
        .sorted(Comparator.comparing(Method::getName))
        .forEach(method -> add(method, tag));
  }

  private void add(Method method, String tag) {
    if (!method.isAnnotationPresent(Endpoint.class)) {
      throw new IllegalStateException(method + " answers requests, and needs @Endpoint");
    }
    String verb = verb(method).orElseThrow();
    ObjectNode verbs = paths.computeIfAbsent(address(method), it -> JSON.objectNode());
    if (verbs.has(verb)) {
      takeAlso((ObjectNode) verbs.path(verb), method.getAnnotation(Endpoint.class));
    } else {
      verbs.set(verb, operation(method, tag));
    }
  }

  private static Optional<String> verb(Method method) {
    return Stream.of(method.getAnnotations())
        .map(it -> it.annotationType().getAnnotation(HttpMethod.class))
        .flatMap(Stream::ofNullable)
        .map(it -> it.value().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private static String address(Method method) {
    String whole = "/" + method.getDeclaringClass().getAnnotation(Path.class).value();
    return method.isAnnotationPresent(Path.class)
        ? whole + "/" + method.getAnnotation(Path.class).value()
        : whole;
  }

  private ObjectNode operation(Method method, String tag) {
    Endpoint endpoint = method.getAnnotation(Endpoint.class);
    Javadocs.Doc doc = docs.of(method);
    if (doc.first().isEmpty()) {
      throw new IllegalStateException(method + " answers requests, and needs Javadoc");
    }
    List<String> path = Stream.of(address(method).split("/")).skip(1).toList();
    Optional<Scope> scope =
        TokenFilter.isOpen(path)
            ? Optional.empty()
            : Optional.of(Scope.of(verb(method).orElseThrow().toUpperCase(Locale.ROOT), path));
    ObjectNode operation = JSON.objectNode();
    operation.putArray("tags").add(tag);
    operation
        .put("summary", doc.first())
        .put("description", description(doc, scope))
        .put("operationId", tag + "." + method.getName());
    var parameters = JSON.arrayNode();
    for (Parameter parameter : method.getParameters()) {
      parameter(parameter, doc).ifPresent(parameters::add);
    }
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    takeAlso(operation, endpoint);
    operation.set("responses", responses(endpoint, scope));
    var security = operation.putArray("security");
    scope.ifPresent(
        it -> {
          security.addObject().putArray("bearer").add(it.word());
          security.addObject().putArray("basic").add(it.word());
        });
    return operation;
  }

  private static String description(Javadocs.Doc doc, Optional<Scope> scope) {
    String needs =
        scope.map(it -> "Needs a token of scope " + it.word() + ".").orElse("Needs no token.");
    return (doc.rest() + "\n\n" + needs).strip();
  }

  private Optional<ObjectNode> parameter(Parameter parameter, Javadocs.Doc doc) {
    return Stream.of(parameter.getAnnotations())
        .flatMap(OpenApiDocument::place)
        .findFirst()
        .map(place -> parameter(parameter, place, doc));
  }

  /** Where a parameter stands in a request, and under which name. */
  private record Place(String in, String name) {}

  private static Stream<Place> place(Annotation annotation) {
    if (annotation instanceof PathParam path) {
      return Stream.of(new Place("path", path.value()));
    }
    if (annotation instanceof QueryParam query) {
      return Stream.of(new Place("query", query.value()));
    }
    return annotation instanceof HeaderParam header
        ? Stream.of(new Place("header", header.value()))
        : Stream.empty();
  }

  private ObjectNode parameter(Parameter parameter, Place place, Javadocs.Doc doc) {
    String said =
        doc.params().getOrDefault(parameter.getName(), OF_PAGES.getOrDefault(place.name(), ""));
    if (said.isEmpty()) {
      throw new IllegalStateException(
          parameter.getDeclaringExecutable()
              + ": @param "
              + parameter.getName()
              + " is missing in its Javadoc");
    }
    ObjectNode schema =
        shown.ofParameter(parameter.getType(), parameter.getAnnotation(Words.class));
    preset(parameter, schema);
    if (place.name().equals("limit")) {
      schema.put("minimum", 1).put("maximum", Slice.LARGEST);
    }
    return JSON.objectNode()
        .put("name", place.name())
        .put("in", place.in())
        .put("description", said)
        .put("required", place.in().equals("path"))
        .set("schema", schema);
  }

  private static void preset(Parameter parameter, ObjectNode schema) {
    DefaultValue preset = parameter.getAnnotation(DefaultValue.class);
    if (preset == null || preset.value().isEmpty()) {
      return;
    }
    switch (schema.path("type").asText()) {
      case "integer" -> schema.put("default", Long.parseLong(preset.value()));
      case "boolean" -> schema.put("default", Boolean.parseBoolean(preset.value()));
      default -> schema.put("default", preset.value());
    }
  }

  private void takeAlso(ObjectNode operation, Endpoint endpoint) {
    if (endpoint.takes() != Void.class) {
      operation
          .withObject("/requestBody")
          .put("required", true)
          .withObject("/content")
          .putObject(endpoint.takesType())
          .set("schema", taken.of(endpoint.takes()));
    }
  }

  private ObjectNode responses(Endpoint endpoint, Optional<Scope> scope) {
    var byStatus = new TreeMap<String, ObjectNode>();
    for (int status : endpoint.status()) {
      byStatus.put(Integer.toString(status), response(status, endpoint.type(), endpoint.answers()));
    }
    for (int status : endpoint.excuses()) {
      byStatus.put(Integer.toString(status), response(status, "text/plain", String.class));
    }
    ApiErrors.ALL.stream()
        .filter(error -> error.mayBeAnswered(endpoint.errors(), scope.isPresent()))
        .forEach(error -> byStatus.putIfAbsent(error.code(), error.reference()));
    ObjectNode responses = JSON.objectNode();
    byStatus.forEach(responses::set);
    return responses;
  }

  private ObjectNode response(int status, String type, Class<?> answers) {
    ObjectNode response = JSON.objectNode().put("description", ApiErrors.phrase(status));
    response.putObject("content").putObject(type).set("schema", shown.of(answers));
    return response;
  }
}
