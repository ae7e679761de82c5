package org.bthost.sandbox;

/** What BT can do to one call instead of what it was asked. */
public enum BtFault {
  /** Nothing is done, and nothing answered. */
  SILENT,
  /** Nothing is done, and a reason told. */
  REFUSES,
  /** It is done, and the answer lost. */
  ACTS_SILENTLY
}
