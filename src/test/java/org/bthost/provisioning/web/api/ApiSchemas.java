package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of the records that the API shows, or of those that it takes. What it shows is as
 * Jackson writes it: a component is always there, and null only where its type says so; in what it
 * takes, such a one may be left out as well.
 */
final class ApiSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> schemas = new TreeMap<>();
  private final Map<String, Class<?>> owners = new HashMap<>();
  private final Javadocs docs;
  private final boolean taken;

  private ApiSchemas(Javadocs docs, boolean taken) {
    this.docs = docs;
    this.taken = taken;
  }

  static ApiSchemas shown(Javadocs docs) {
    return new ApiSchemas(docs, false);
  }

  static ApiSchemas taken(Javadocs docs) {
    return new ApiSchemas(docs, true);
  }

  /** Those that were referred to, by their names. */
  Map<String, ObjectNode> named() {
    return schemas;
  }

  /** The schema of a class that an endpoint answers with or takes. */
  ObjectNode of(Class<?> type) {
    return type.isArray() ? list(of(type.getComponentType())) : of((Type) type);
  }

  /** The schema of a number, a text or a yes-or-no in a query or an address. */
  ObjectNode ofParameter(Class<?> type, @Nullable Words words) {
    return words == null ? of(type) : oneOf(words);
  }

  private ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class
          ? list(of(last))
          : typed("object").set("additionalProperties", of(last));
    }
    return ofClass((Class<?>) type);
  }

  private ObjectNode ofClass(Class<?> type) {
    if (type == String.class) {
      return typed("string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return typed("boolean");
    }
    if (type == int.class || type == Integer.class) {
      return typed("integer").put("format", "int32");
    }
    if (type == long.class || type == Long.class) {
      return typed("integer").put("format", "int64");
    }
    if (type == Map.class) {
      return typed("object");
    }
    if (type.isEnum()) {
      return words(Stream.of(type.getEnumConstants()).map(it -> ((Enum<?>) it).name()));
    }
    return reference(type);
  }

  private ObjectNode reference(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalStateException(type + " is no record; the document has no schema for it");
    }
    String name = nameOf(type);
    Class<?> owner = owners.putIfAbsent(name, type);
    if (owner == null) {
      schemas.put(name, record(type));
    } else if (owner != type) {
      throw new IllegalStateException(type + " and " + owner + " would both be called " + name);
    }
    return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  /** {@code PanelView} is called Panel; what stands in another class is called by both. */
  private static String nameOf(Class<?> type) {
    String own = type.getSimpleName().replaceFirst("View$", "");
    Class<?> outer = type.getEnclosingClass();
    boolean needsOuter = outer != null && own.equals(type.getSimpleName());
    return needsOuter ? outer.getSimpleName().replaceFirst("(Resource|View|Body)$", "") + own : own;
  }

  private ObjectNode record(Class<?> type) {
    Javadocs.Doc doc = docs.of(type);
    ObjectNode schema = typed("object");
    if (!doc.whole().isEmpty()) {
      schema.put("description", doc.whole());
    }
    ObjectNode properties = schema.putObject("properties");
    var required = JSON.arrayNode();
    for (RecordComponent part : type.getRecordComponents()) {
      boolean nullable = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
      ObjectNode property = property(part, nullable);
      String said = doc.params().get(part.getName());
      if (said != null) {
        property.put("description", said);
      }
      properties.set(part.getName(), property);
      if (!(taken && nullable)) {
        required.add(part.getName());
      }
    }
    schema.set("required", required);
    return schema;
  }

  private ObjectNode property(RecordComponent part, boolean nullable) {
    Words words = part.getAnnotation(Words.class);
    ObjectNode schema = words == null ? of(part.getGenericType()) : oneOf(words);
    return nullable ? orNull(schema) : schema;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.has("type") && !schema.has("enum")) {
      String type = schema.path("type").textValue();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    ObjectNode either = JSON.objectNode();
    either.putArray("anyOf").add(schema).add(typed("null"));
    return either;
  }

  private static ObjectNode list(ObjectNode items) {
    return typed("array").set("items", items);
  }

  private static ObjectNode oneOf(Words words) {
    return words(Stream.of(words.value().getEnumConstants()).map(ApiSchemas::word));
  }

  private static ObjectNode words(Stream<String> words) {
    ObjectNode schema = typed("string");
    var list = schema.putArray("enum");
    words.forEach(list::add);
    return schema;
  }

  private static String word(Enum<?> constant) {
    try {
      return (String) constant.getDeclaringClass().getMethod("word").invoke(constant);
    } catch (NoSuchMethodException e) {
      return constant.name();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }
}
