package org.bthost.provisioning.panel.wire;

/** One complete HTTP answer, not yet understood. Prints no body. */
final class Reply {
  private final int status;
  private final byte[] body;

  Reply(int status, byte[] body) {
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
