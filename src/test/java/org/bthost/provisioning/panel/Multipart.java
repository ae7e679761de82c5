package org.bthost.provisioning.panel;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes a multipart request apart as PHP would. */
final class Multipart {
  private static final Pattern PART =
      Pattern.compile(
          "Content-Type: text/plain;charset=UTF-8\r\n"
              + "Content-Disposition: form-data; name=\"([^\"]+)\"\r\n\r\n(.*?)\r\n--",
          Pattern.DOTALL);

  private Multipart() {}

  /** The fields by name. */
  static Map<String, String> of(String request) {
    var fields = new TreeMap<String, String>();
    var parts = PART.matcher(request);
    while (parts.find()) {
      fields.put(parts.group(1), parts.group(2));
    }
    return fields;
  }

  /** The fields without the signed three. */
  static Map<String, String> unsigned(String request) {
    var fields = of(request);
    fields.keySet().removeAll(Set.of("time", "random", "signature"));
    return fields;
  }
}
