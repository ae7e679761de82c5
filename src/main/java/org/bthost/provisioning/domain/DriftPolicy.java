package org.bthost.provisioning.domain;

/** What is done about a kind of drift that an audit finds on a panel. */
public enum DriftPolicy {
  /** It is listed, and an operation is filed that cures it where it can be cured. */
  REPAIR,
  /** It is listed, and nothing more. */
  REPORT,
  /** It is not even listed. */
  IGNORE
}
