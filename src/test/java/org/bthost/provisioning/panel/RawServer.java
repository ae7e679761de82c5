package org.bthost.provisioning.panel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server made of sockets, that answers just what a test says, and counts what arrives. */
final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> arrivals = new CopyOnWriteArrayList<>();

  /** Connections that a client left early; nothing that a test asks for. */
  private final List<IOException> faults = new CopyOnWriteArrayList<>();

  private final Deque<Answering> answers = new ArrayDeque<>();

  /** What is done with a connection once a whole request was read; false = close it. */
  @FunctionalInterface
  interface Answering {
    boolean answer(OutputStream out) throws IOException, InterruptedException;
  }

  RawServer() throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  RawServer(ServerSocket socket) {
    this.socket = socket;
    threads.execute(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/api/vhost");
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The whole requests that arrived. */
  List<String> arrivals() {
    return arrivals;
  }

  synchronized RawServer then(Answering answer) {
    answers.add(answer);
    return this;
  }

  RawServer thenJson(String body) {
    return then(http("200 OK", "application/json; charset=utf-8", body));
  }

  static Answering http(String status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return out -> {
      out.write(
          ("HTTP/1.1 "
                  + status
                  + "\r\nContent-Type: "
                  + type
                  + "\r\nContent-Length: "
                  + bytes.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
      return true;
    };
  }

  static Answering drop() {
    return out -> false;
  }

  private synchronized Answering next() {
    return answers.isEmpty() ? drop() : answers.poll();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      for (String request = read(in); !request.isEmpty(); request = read(in)) {
        arrivals.add(request);
        if (!next().answer(connection.getOutputStream())) {
          return;
        }
      }
    } catch (IOException lost) {
      faults.add(lost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      text.append((char) next);
    }
    String head = text.toString();
    int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
    int length =
        at < 0 ? 0 : Integer.parseInt(head.substring(at + 15, head.indexOf('\r', at)).strip());
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
