package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers and the yes-or-no of addresses' queries, and refuses what is none with the
 * field. A server by itself would tell of an address that there is not, and take every word but
 * "true" for a no: {@code dryRun=yes} would be no dry run.
 */
@Provider
@Dependent
public class PlainParameters implements ParamConverterProvider {
  private static final Map<Class<?>, Reading> READINGS =
      Map.of(
          int.class, new Reading(Integer::valueOf, "must be a whole number"),
          long.class, new Reading(Long::valueOf, "must be a whole number"),
          boolean.class, new Reading(PlainParameters::isYes, "must be true or false"),
          Boolean.class, new Reading(PlainParameters::isYes, "must be true or false"));

  /** How a text is read, and what is told of one that can't be. */
  private record Reading(Function<String, Object> reading, String rule) {}

  @Override
  @SuppressWarnings("unchecked") // the readings are listed by what they give
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    return Stream.of(annotations)
        .filter(QueryParam.class::isInstance)
        .map(it -> ((QueryParam) it).value())
        .findFirst()
        .flatMap(name -> Optional.ofNullable(READINGS.get(type)).map(it -> new Query(name, it)))
        .map(query -> (ParamConverter<T>) query)
        .orElse(null);
  }

  private static boolean isYes(String word) {
    if (!word.equals("true") && !word.equals("false")) {
      throw new IllegalArgumentException(word);
    }
    return word.equals("true");
  }

  /** A parameter of a query. */
  private record Query(String name, Reading how) implements ParamConverter<Object> {
    @Override
    public @Nullable Object fromString(@Nullable String text) {
      try {
        return text == null ? null : how.reading().apply(text);
      } catch (IllegalArgumentException e) {
        throw new WebApplicationException(
            Problem.ofField(400, "Not a usable query", "'" + text + "' " + how.rule(), name));
      }
    }

    @Override
    public String toString(Object value) {
      return value.toString();
    }
  }
}
