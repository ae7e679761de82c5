package org.bthost.provisioning.standalone;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bthost.provisioning.journal.DatabaseServer;
import org.bthost.provisioning.sandbox.SandboxSettings;
import org.bthost.provisioning.web.api.ApiContract;
import org.bthost.sandbox.SandboxPanel;
import org.mariadb.jdbc.Driver;

/** The standalone jar in a folder and on a port of its own, to be started, killed and asked. */
public final class ModuleProcess implements AutoCloseable {
  public static final String TOKEN = "standalone-api-token";
  private static final String MAIN = "org.bthost.provisioning.boot.Standalone";

  /** Less work before the first call; what a process that lives for days gains by more is lost. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Path JAR =
      Path.of(
          System.getProperty("build.folder"), System.getProperty("build.name") + "-standalone.jar");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> settings = new HashMap<>();
  private final Path folder;
  private final int port;
  private Path jar = JAR;
  private List<String> program = List.of("-jar", JAR.toString());
  private List<String> options = List.of();
  private Process process;

  /** Its panels are p1, p2 and so on. */
  public ModuleProcess(Path folder, SandboxPanel... panels) throws IOException {
    this.folder = folder;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = probe.getLocalPort();
    }
    settings.putAll(SandboxSettings.in(folder, "standalone", TOKEN, panels));
    set("BTHOST_DB_URL", "jdbc:h2:file:" + folder.resolve("journal") + ";WRITE_DELAY=0");
    set("BTHOST_HTTP_PORT", Integer.toString(port));
    set("BTHOST_POLL_INTERVAL", "PT0.1S");
    set("BTHOST_LEASE_LENGTH", "PT3S");
    set("BTHOST_SETTLE_TIME", "PT5S");
  }

  /** Sells these products instead, told in the form of a products file. */
  public ModuleProcess products(String json) throws IOException {
    Files.writeString(folder.resolve("products.json"), json);
    return this;
  }

  public ModuleProcess set(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** Keeps its rows in a test's database, at this address. */
  public ModuleProcess database(String url) throws IOException {
    if (url.startsWith("jdbc:mariadb:")) {
      withMariaDbsDriver();
    }
    set("BTHOST_DB_URL", url);
    set("BTHOST_DB_USER", DatabaseServer.USER);
    return set("BTHOST_DB_PASSWORD", DatabaseServer.PASSWORD);
  }

  /** Runs a copy of the archive that has the driver beside it. */
  private void withMariaDbsDriver() throws IOException {
    Path driver =
        Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    jar = Files.copy(JAR, folder.resolve("standalone.jar"));
    Files.copy(driver, folder.resolve("mariadb-java-client.jar"));
    program = List.of("-jar", jar.toString());
  }

  /** Starts it with these options of Java's from now on, in the place of those before. */
  public ModuleProcess options(String... java) {
    options = List.of(java);
    return this;
  }

  /** Has the classes of a folder take the place of the archive's from the next start on. */
  public ModuleProcess ahead(Path classes) {
    return running(classes + File.pathSeparator + jar, MAIN);
  }

  /** Runs a program that has the module within it, instead. */
  ModuleProcess running(String classPath, String mainClass) {
    program = List.of("-cp", classPath, mainClass);
    return this;
  }

  ModuleProcess unset(String key) {
    settings.remove(key);
    return this;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The shipped archive, with what it needs. */
  public static Path archive() {
    return JAR;
  }

  public void start() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(SHORT_LIVED);
    command.addAll(options);
    command.addAll(program);
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(key -> key.startsWith("BTHOST_"));
    builder.environment().putAll(settings);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("module.log").toFile()));
    process = builder.start();
  }

  public void startAndWait() throws IOException, InterruptedException {
    start();
    awaitReady();
  }

  /** Waits until it is ready, and gives what it then says of its health. */
  public String awaitReady() throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      try {
        HttpResponse<String> health = get("/health/ready");
        if (health.statusCode() == 200) {
          return health.body();
        }
      } catch (IOException notYet) {
        // It has not opened its door.
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the module is not ready:\n" + log());
  }

  /** kill -9. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** kill -STOP: it stands still, wherever it is, until it is thawed or killed. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** kill -CONT. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("kill -" + name + " ended with " + exit);
    }
  }

  /** kill, as an operator does. */
  public void stop() {
    process.destroy();
  }

  /** Waits for the process to end by itself, and gives its exit code. */
  public int end() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the module runs on");
    }
    return process.exitValue();
  }

  public String log() throws IOException {
    return Files.readString(folder.resolve("module.log"));
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(authorized(path).GET());
  }

  public HttpResponse<String> post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        authorized(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(20));
  }

  HttpRequest.Builder authorized(String path) {
    return request(path).header("Authorization", "Bearer " + TOKEN);
  }

  /** Sends a request, and sees to it that the answer is as the API's document has it. */
  HttpResponse<String> send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    ApiContract.check(
        request.method(),
        request.uri().getPath(),
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    return answer;
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
