package org.bthost.provisioning.billing.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server on this machine: keeps every mail that it takes, and answers as it is told to. */
public final class SmtpServer implements AutoCloseable {
  private final Thread server = new Thread(this::serve, "smtp");
  private final ServerSocket door;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();

  /** Its answer to a command, or to a mail, which is the command "."; empty = it hangs up. */
  private volatile UnaryOperator<String> answers = SmtpServer::friendly;

  public SmtpServer() {
    this(0);
  }

  /**
   * @param port 0 = any that is free
   */
  public SmtpServer(int port) {
    try {
      door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setDaemon(true);
    server.start();
  }

  private static String friendly(String command) {
    return switch (command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
      case "EHLO" -> "250-here\r\n250-AUTH PLAIN\r\n250 8BITMIME";
      case "AUTH" -> "235 welcome";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  /** Answers commands that begin like this otherwise, from now on. */
  public void answer(String beginning, String answer) {
    answers = command -> command.startsWith(beginning) ? answer : friendly(command);
  }

  /** Answers as a mail server should again. */
  public void recover() {
    answers = SmtpServer::friendly;
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket caller = door.accept()) {
        talk(caller);
      } catch (IOException e) {
        // Whoever hangs up is gone.
      }
    }
  }

  private void talk(Socket caller) throws IOException {
    var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8));
    say(caller, "220 here");
    String command = in.readLine();
    while (command != null) {
      commands.add(command);
      String answer = answers.apply(command);
      if (answer.isEmpty()) {
        return;
      }
      say(caller, answer);
      if (answer.startsWith("354")) {
        String mail = mail(in);
        String verdict = answers.apply(".");
        if (verdict.isEmpty() || verdict.startsWith("2")) {
          mails.add(mail);
        }
        if (verdict.isEmpty()) {
          return;
        }
        say(caller, verdict);
      }
      command = in.readLine();
    }
  }

  private static String mail(BufferedReader in) throws IOException {
    var lines = new ArrayList<String>();
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("hung up in the middle of a mail");
      }
      lines.add(line.startsWith(".") ? line.substring(1) : line);
    }
    return String.join("\r\n", lines) + "\r\n";
  }

  private static void say(Socket caller, String answer) throws IOException {
    caller.getOutputStream().write((answer + "\r\n").getBytes(UTF_8));
    caller.getOutputStream().flush();
  }

  public int port() {
    return door.getLocalPort();
  }

  /** The mails that it took, in order, each as often as it came. */
  public List<String> mails() {
    return mails;
  }

  /** What it was told, in order. */
  public List<String> commands() {
    return commands;
  }

  @Override
  public void close() {
    try {
      door.close();
      // Until its thread has noticed, the port takes one more caller.
      server.join(Duration.ofSeconds(5).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
