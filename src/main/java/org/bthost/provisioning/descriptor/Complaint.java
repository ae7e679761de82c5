package org.bthost.provisioning.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a text breaks of its schema: where, what, and what is right there. In our own words, that
 * never repeat a value (it may be a secret) and are the same in every locale.
 */
record Complaint(String path, String problem, String remedy) {

  /** Whether it only says why one alternative of several does not fit; "oneOf" says it all. */
  static boolean isDetail(ValidationMessage message) {
    return !message.getType().equals("oneOf")
        && message.getEvaluationPath().toString().contains("oneOf");
  }

  static Complaint of(ValidationMessage message, JsonNode rules) {
    return new Complaint(
        message.getInstanceLocation().toString(),
        problem(message.getType()),
        remedy(message, message.getSchemaNode(), rules));
  }

  String words() {
    return path + " " + remedy;
  }

  private static String problem(String rule) {
    return switch (rule) {
      case "additionalProperties" -> "unknown key";
      case "required", "dependentRequired" -> "missing key";
      case "oneOf" -> "not one choice";
      case "type" -> "wrong type";
      case "minimum", "minLength", "minItems" -> "too small";
      case "maximum" -> "too large";
      case "pattern" -> "wrong form";
      case "enum", "const" -> "unknown value";
      default -> "not allowed";
    };
  }

  private static String remedy(ValidationMessage message, JsonNode rule, JsonNode rules) {
    return switch (message.getType()) {
      case "additionalProperties" -> unknown(message.getProperty(), keys(rules));
      case "required" -> "lacks the key '" + message.getProperty() + "'";
      case "dependentRequired" -> "lacks a key that goes with '" + message.getProperty() + "'";
      case "oneOf" -> "must have exactly one of the keys " + alternatives(rule);
      case "type" -> "must be of the type " + rule.asText();
      case "minimum" -> "must be " + rule.asText() + " or more" + reason(message, rules);
      case "maximum" -> "must be " + rule.asText() + " or less";
      case "minLength" -> "must have " + rule.asText() + " letters or more";
      case "minItems" -> "must have " + rule.asText() + " elements or more";
      case "uniqueItems" -> "has an element twice";
      case "pattern" -> "must match " + rule.asText();
      case "enum" -> "must be one of " + list(rule);
      case "const" -> "must be " + rule.asText();
      default -> "breaks the rule '" + message.getType() + "' of its schema";
    };
  }

  /** Why less is not allowed, where the schema describes it. */
  private static String reason(ValidationMessage message, JsonNode rules) {
    String rule = message.getSchemaLocation().getFragment().toString();
    JsonNode described = rules.at(rule.substring(0, rule.lastIndexOf('/'))).path("description");
    return described.isMissingNode() ? "" : "; " + described.asText();
  }

  private static String unknown(String key, Collection<String> known) {
    return "has the unknown key '" + key + "'" + Nearest.hint(key, known);
  }

  /** Every key that the schema knows, on any level. */
  private static Set<String> keys(JsonNode rules) {
    var keys = new TreeSet<String>();
    rules.path("properties").fieldNames().forEachRemaining(keys::add);
    rules.forEach(part -> keys.addAll(keys(part)));
    return keys;
  }

  private static String alternatives(JsonNode rule) {
    return StreamSupport.stream(rule.spliterator(), false)
        .map(alternative -> list(alternative.path("required")))
        .collect(Collectors.joining(", "));
  }

  private static String list(JsonNode words) {
    return StreamSupport.stream(words.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }
}
