package org.bthost.provisioning.panel.wire;

/** One complete HTTP answer, not yet understood. Prints no body. */
public final class Reply {
  private final int status;
  private final byte[] body;

  /** Takes the bytes as they came. */
  public Reply(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "Reply[status=" + status + ", bytes=" + body.length + "]";
  }
}
