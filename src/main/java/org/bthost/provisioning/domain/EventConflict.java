package org.bthost.provisioning.domain;

/** An event came with a key that another event of other content had before. */
public final class EventConflict extends RuntimeException {

  private final EventKey key;

  public EventConflict(EventKey key) {
    this.key = key;
  }

  @Override
  public String getMessage() {
    return "an event with source '"
        + key.source()
        + "' and id '"
        + key.id()
        + "' is known with other content; give a new event an id of its own";
  }
}
