package org.bthost.provisioning.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The way to a database server, which can be cut at its next request: before that gets there, or
 * when the server has answered it and before the answer comes back.
 */
final class Line implements AutoCloseable {
  enum Cut {
    NOT,
    BEFORE_THE_REQUEST,
    BEFORE_THE_ANSWER
  }

  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NOT);
  private final ServerSocket entrance;
  private final int server;

  Line(int server) {
    this.server = server;
    try {
      this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Cuts the connection that sends the next request. */
  void cutNext(Cut cut) {
    next.set(cut);
  }

  private static void run(Runnable work) {
    var thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = entrance.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), server);
        var connection = new Connection(near, far);
        run(connection::forward);
        run(connection::back);
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private final class Connection {
    private final Socket near;
    private final Socket far;
    private volatile boolean answerIsLost;

    Connection(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    void forward() {
      pump(
          near,
          far,
          () -> {
            Cut cut = next.getAndSet(Cut.NOT);
            answerIsLost = cut == Cut.BEFORE_THE_ANSWER;
            return cut != Cut.BEFORE_THE_REQUEST;
          });
    }

    void back() {
      pump(far, near, () -> !answerIsLost);
    }

    private void pump(Socket from, Socket to, java.util.function.BooleanSupplier passes) {
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        var buffer = new byte[8192];
        int read = in.read(buffer);
        while (read >= 0 && passes.getAsBoolean()) {
          out.write(buffer, 0, read);
          read = in.read(buffer);
        }
      } catch (IOException gone) {
        // One end is gone; so is the other now.
      }
    }
  }
}
