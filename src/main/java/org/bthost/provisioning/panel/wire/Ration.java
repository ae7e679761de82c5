package org.bthost.provisioning.panel.wire;

import java.io.IOException;
import java.io.InputStream;

/** Lets so many bytes through, and as many again each time it is renewed. */
final class Ration extends InputStream {
  /** More was wanted than the ration holds. */
  static final class UsedUp extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final InputStream in;
  private final int bytes;
  private int left;
  private boolean ended;

  Ration(InputStream in, int bytes) {
    this.in = in;
    this.bytes = bytes;
    this.left = bytes;
  }

  void renew() {
    left = bytes;
  }

  /** Whether more was asked for than there was; of broken JSON it says that its end is missing. */
  boolean ended() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (left <= 0) {
      throw new UsedUp();
    }
    var count = in.read(into, from, most);
    left -= Math.max(count, 0);
    ended = count < 0;
    return count;
  }
}
