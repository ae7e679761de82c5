package org.bthost.provisioning.domain;

/** What is sent to someone outside, at least once, and in the order of its service's others. */
public interface Message {
  /**
   * The same whenever this message is sent, and no other's of its kind: a key to take it once by;
   * at most 255 characters.
   */
  String id();

  ServiceId service();
}
