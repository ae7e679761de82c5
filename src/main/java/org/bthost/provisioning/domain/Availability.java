package org.bthost.provisioning.domain;

/** Whether a panel can be worked with, by what the calls to it have shown. */
public enum Availability {
  /** Nothing speaks against it. */
  WORKING,
  /** It was down, and may be tried again: with one call. */
  ON_TRIAL,
  /** It is sent no call for a while. */
  DOWN
}
