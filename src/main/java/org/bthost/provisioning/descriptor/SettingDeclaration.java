package org.bthost.provisioning.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

/** One setting, as settings.json declares it. */
public record SettingDeclaration(
    String key,
    String type,
    Optional<String> preset,
    boolean required,
    boolean secret,
    String label,
    Optional<String> pattern,
    long minimum,
    long maximum) {

  static SettingDeclaration of(JsonNode node) {
    return new SettingDeclaration(
        node.get("key").asText(),
        node.get("type").asText(),
        optional(node, "default"),
        node.get("required").asBoolean(),
        node.get("secret").asBoolean(),
        node.get("label").asText(),
        optional(node, "pattern"),
        node.path("minimum").asLong(Long.MIN_VALUE),
        node.path("maximum").asLong(Long.MAX_VALUE));
  }

  private static Optional<String> optional(JsonNode node, String key) {
    return node.has(key) ? Optional.of(node.get(key).asText()) : Optional.empty();
  }

  /** What is wrong with a value, if anything; never repeats a secret. */
  Optional<String> fault(String value) {
    String shown = secret ? "" : " '" + value + "'";
    if (pattern.filter(rule -> !value.matches(rule)).isPresent()) {
      return Optional.of(key + shown + " must match " + pattern.get());
    }
    return switch (type) {
      case "integer" -> integerFault(value);
      case "duration" -> durationFault(value);
      case "key" -> keyFault(value);
      case "address" -> addressFault(value);
      case "file" -> pathFault(value, file -> Files.isReadable(file) && !Files.isDirectory(file));
      case "folder" -> pathFault(value, Files::isDirectory);
      default -> Optional.empty();
    };
  }

  private Optional<String> integerFault(String value) {
    boolean fits =
        value.matches("-?\\d{1,18}")
            && Long.parseLong(value) >= minimum
            && Long.parseLong(value) <= maximum;
    return fits
        ? Optional.empty()
        : Optional.of(
            key + " '" + value + "' must be a whole number from " + minimum + " to " + maximum);
  }

  private Optional<String> durationFault(String value) {
    try {
      return Duration.parse(value).compareTo(Duration.ofMillis(10)) >= 0
          ? Optional.empty()
          : Optional.of(key + " '" + value + "' must be 10 ms or longer");
    } catch (DateTimeParseException e) {
      return Optional.of(
          key + " '" + value + "' must be a duration such as PT30S (30 seconds) or PT20M");
    }
  }

  private Optional<String> keyFault(String value) {
    try {
      if (Base64.getDecoder().decode(value).length == 32) {
        return Optional.empty();
      }
    } catch (IllegalArgumentException notBase64) {
      return Optional.of(keyRemedy());
    }
    return Optional.of(keyRemedy());
  }

  /** Does not repeat what may hold a password. */
  private Optional<String> addressFault(String value) {
    boolean fits =
        value.matches("https?://.+")
            && HostAddress.isOne(value)
            && URI.create(value).getUserInfo() == null;
    return fits
        ? Optional.empty()
        : Optional.of(
            key
                + " must be an http or https address of a host, without user and password, such as"
                + " https://billing.example/bthost");
  }

  private Optional<String> pathFault(String value, Predicate<Path> right) {
    try {
      if (right.test(Path.of(value))) {
        return Optional.empty();
      }
    } catch (InvalidPathException noPath) {
      return Optional.of(pathRemedy(value));
    }
    return Optional.of(pathRemedy(value));
  }

  private String pathRemedy(String value) {
    return key + " '" + value + "' must be a " + type + " that is there, readable for this user";
  }

  private String keyRemedy() {
    return key + " must be 32 bytes in base64; make one with: openssl rand -base64 32";
  }
}
