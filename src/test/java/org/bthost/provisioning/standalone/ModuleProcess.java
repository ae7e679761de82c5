package org.bthost.provisioning.standalone;

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
import org.bthost.provisioning.web.api.ApiContract;
import org.bthost.sandbox.SandboxPanel;

/** The standalone jar in a folder and on a port of its own, to be started, killed and asked. */
public final class ModuleProcess implements AutoCloseable {
  public static final String TOKEN = "standalone-api-token";
  private static final Path JAR =
      Path.of(
          System.getProperty("build.folder"), System.getProperty("build.name") + "-standalone.jar");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> settings = new HashMap<>();
  private final Path folder;
  private final int port;
  private List<String> program = List.of("-jar", JAR.toString());
  private Process process;

  public ModuleProcess(Path folder, SandboxPanel panel) throws IOException {
    this.folder = folder;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = probe.getLocalPort();
    }
    Files.writeString(
        folder.resolve("panels.json"),
        "[{\"id\":\"p1\",\"url\":\"%s\",\"token\":\"%s\"}]".formatted(panel.url(), panel.token()));
    Files.writeString(
        folder.resolve("products.json"),
        "[{\"id\":\"basic\",\"panelPlan\":1},{\"id\":\"pro\",\"panelPlan\":2}]");
    set("BTHOST_INSTALLATION_ID", "standalone");
    set("BTHOST_API_TOKEN", TOKEN);
    set("BTHOST_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    set("BTHOST_PANELS_FILE", folder.resolve("panels.json").toString());
    set("BTHOST_PRODUCTS_FILE", folder.resolve("products.json").toString());
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

  /** Runs a copy of the archive that has another file beside it. */
  ModuleProcess with(Path file, String name) throws IOException {
    Path jar = Files.copy(JAR, folder.resolve("standalone.jar"));
    Files.copy(file, folder.resolve(name));
    program = List.of("-jar", jar.toString());
    return this;
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

  public void start() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
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
    for (int i = 0; i < 300 && !isReady(); i++) {
      Thread.sleep(100);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/health/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** kill -9. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** kill, as an operator does. */
  void stop() {
    process.destroy();
  }

  /** Waits for the process to end by itself, and gives its exit code. */
  int end() throws InterruptedException {
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

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
