package org.bthost.provisioning.domain;

/** Names one event for ever: the same key twice is the same event. CloudEvents' source and id. */
public record EventKey(String source, String id) {
  public EventKey {
    if (source.isBlank() || source.length() > 255) {
      throw new IllegalArgumentException("an event's source has 1 to 255 characters");
    }
    if (id.isBlank() || id.length() > 255) {
      throw new IllegalArgumentException("an event's id has 1 to 255 characters");
    }
  }
}
