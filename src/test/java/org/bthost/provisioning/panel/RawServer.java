package org.bthost.provisioning.panel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Speaks HTTP by hand on the loopback address, so that it can also speak it wrongly. */
final class RawServer implements AutoCloseable {
  /** What to do once a request was read to its end. */
  @FunctionalInterface
  interface Reaction {
    void to(Socket connection) throws IOException;
  }

  private final ServerSocket server;
  private final String scheme;
  private final Thread doorkeeper;
  private final Queue<Reaction> script = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Integer> ports = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private RawServer(ServerSocket server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    this.doorkeeper = start(this::accept);
  }

  static RawServer http() throws IOException {
    return new RawServer(new ServerSocket(0, 50, loopback()), "http");
  }

  static RawServer https(SSLContext context) throws IOException {
    var factory = context.getServerSocketFactory();
    return new RawServer(factory.createServerSocket(0, 50, loopback()), "https");
  }

  /** The next requests are met in this order; beyond them the connection is dropped. */
  RawServer then(Reaction... reactions) {
    script.addAll(List.of(reactions));
    return this;
  }

  /** Every request that arrived whole, head and body. */
  List<String> requests() {
    return requests;
  }

  /** The newest of them. */
  String lastRequest() {
    return requests.get(requests.size() - 1);
  }

  /** The client's port of each of them. */
  List<Integer> ports() {
    return ports;
  }

  URI url() {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/api/vhost");
  }

  int port() {
    return server.getLocalPort();
  }

  static Reaction json(String body) {
    return answer("200 OK", "application/json; charset=utf-8", body);
  }

  static Reaction html(String status) {
    return answer(status, "text/html", "<!DOCTYPE html><html><b>SQLSTATE</b> token=x</html>");
  }

  static Reaction answer(String status, String type, String body) {
    return answer(status, type, body, body.getBytes(StandardCharsets.UTF_8).length);
  }

  /** Promises a length, keeps it or not, and then closes if it did not. */
  static Reaction answer(String status, String type, String body, int promised) {
    return connection -> {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      write(connection, head(status, type) + "Content-Length: " + promised + "\r\n\r\n");
      connection.getOutputStream().write(bytes);
      connection.getOutputStream().flush();
      if (promised != bytes.length) {
        connection.close();
      }
    };
  }

  static Reaction drop() {
    return Socket::close;
  }

  /** Never says a word, and keeps the connection. */
  static Reaction hang() {
    return connection -> {};
  }

  /** Begins an answer and says no more. */
  static Reaction stallAfterHead() {
    return connection ->
        write(connection, head("200 OK", "application/json") + "Content-Length: 99\r\n\r\n{");
  }

  /** Promises a body and does not even begin it. */
  static Reaction stallBeforeBody() {
    return connection ->
        write(connection, head("200 OK", "application/json") + "Content-Length: 99\r\n\r\n");
  }

  /** A body that goes on for as long as somebody reads it. */
  static Reaction endless() {
    return connection -> {
      write(connection, head("200 OK", "application/json") + "Connection: close\r\n\r\n");
      var piece = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
      while (!connection.isClosed()) {
        connection.getOutputStream().write(piece);
      }
    };
  }

  private static String head(String status, String type) {
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n";
  }

  private static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().flush();
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      var connection = server.accept();
      open.add(connection);
      start(() -> serve(connection));
    }
  }

  private void serve(Socket connection) throws IOException {
    var in = connection.getInputStream();
    for (var request = read(in); !request.isEmpty(); request = read(in)) {
      ports.add(connection.getPort());
      requests.add(request);
      var reaction = script.poll();
      (reaction == null ? drop() : reaction).to(connection);
      if (connection.isClosed()) {
        return;
      }
    }
    connection.close();
  }

  /** One request to its last byte; empty when the client is gone. */
  private static String read(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    var text = head.toString(StandardCharsets.ISO_8859_1);
    var body = in.readNBytes(length(text));
    return text + new String(body, StandardCharsets.UTF_8);
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static Thread start(Work work) {
    var thread = new Thread(() -> runToItsEnd(work), "raw-server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void runToItsEnd(Work work) {
    try {
      work.run();
    } catch (SocketException | SSLException endOfConnection) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    awaitClosedPort();
    for (var connection : open) {
      connection.close();
    }
  }

  /** The port takes connections until the thread that waits for them has noticed. */
  private void awaitClosedPort() {
    try {
      doorkeeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
