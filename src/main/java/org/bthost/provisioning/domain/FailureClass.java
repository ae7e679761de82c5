package org.bthost.provisioning.domain;

import java.time.Duration;

/**
 * Why an operation is not at its end yet, or stopped before it: the closed set of answers. Each
 * tells how long to wait before the next attempt, whether attempts are counted, and, in words for
 * an administrator, what is true now, what happens next, and what helps where nothing more happens.
 */
public enum FailureClass {
  /** The panel, or the module itself, said no before anything was done. */
  REFUSED(
      0,
      0,
      true,
      "it was refused before anything was done",
      "nothing more is tried",
      "put right what is refused, then retry it"),
  /** The panel answered, and the host is not as it is wanted. */
  TRANSIENT(
      2,
      300,
      true,
      "the panel answers, but the host is not as it is wanted yet",
      "it is tried again, after longer and longer waits",
      "look at the calls of its audit trail and at the panel's and BT's logs, then retry it"),
  /** A call was sent and no usable answer came. */
  UNCONFIRMED(
      5,
      300,
      true,
      "the answer to a call was lost, and the panel may have acted",
      "the panel is looked at before anything is sent again",
      "find out where answers get lost (a proxy, the panel's load, BTHOST_READ_TIMEOUT), then"
          + " retry it"),
  /** A build was sent, and its host may appear yet. */
  OPEN_BUILD(
      15,
      15,
      false,
      "a build was sent and its end is not known",
      "the panel is looked at until the build has settled; until then nothing is built again",
      "wait until the build has settled, then retry it"),
  /** The panel took our signature for too old; it did nothing. */
  SIGNATURE_EXPIRED(
      1,
      60,
      true,
      "the panel took our signature for too old, and did nothing",
      "its clock was learnt from its answer; the call is signed anew in the next attempt",
      "keep the panel's clock steady, or raise its site.signature_time, then retry it"),
  /** The panel, or BT below it, can't be worked with. */
  PANEL_DOWN(
      15,
      15,
      false,
      "the panel can't be worked with, and nothing was done",
      "it waits for the panel, and no attempt is counted",
      "put the panel right; it goes on by itself"),
  /** No panel that could take the service has room for it, or can be worked with. */
  NO_ROOM(
      45,
      300,
      false,
      "no panel of its group has room for it",
      "it is placed as soon as one has, the oldest order first, and no attempt is counted",
      "make room: raise a panel's capacity, or add a panel to the group; it goes on by itself"),
  /** The module itself failed. */
  FAULT(
      10,
      300,
      true,
      "the module failed inside",
      "it is tried again, after longer and longer waits",
      "look at the module's log at the time of the last attempt and report it, then retry it"),
  /** Only a person can decide. */
  HELD(
      0,
      0,
      true,
      "only a person can decide",
      "nothing is tried until someone does",
      "do what is told, then retry it");

  private final Duration first;
  private final Duration longest;
  private final boolean counted;
  private final String now;
  private final String next;
  private final String remedy;

  /**
   * @param first seconds to wait after the first attempt
   * @param longest the wait is never longer
   */
  FailureClass(int first, int longest, boolean counted, String now, String next, String remedy) {
    this.first = Duration.ofSeconds(first);
    this.longest = Duration.ofSeconds(longest);
    this.counted = counted;
    this.now = now;
    this.next = next;
    this.remedy = remedy;
  }

  /** The wait after so many attempts: doubled with each one, up to the longest. */
  public Duration waitAfter(int attempts) {
    int doublings = Math.min(Math.max(attempts - 1, 0), 20);
    Duration wanted = first.multipliedBy(1L << doublings);
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }

  /** Whether an attempt that ended so wears the operation out. */
  public boolean isCounted() {
    return counted;
  }

  /** What is true now. */
  public String now() {
    return now;
  }

  /** What happens next by itself. */
  public String next() {
    return next;
  }

  /** What a person can do where nothing more happens by itself. */
  public String remedy() {
    return remedy;
  }
}
