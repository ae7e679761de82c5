package org.bthost.provisioning.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.bthost.billing.example.ShopApplication;
import org.bthost.sandbox.SandboxPanel;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application server's side of the container tests: the archive, its files, its address. */
final class Server {
  private static final URI ROOT =
      URI.create("http://127.0.0.1:" + System.getProperty("server.port.http") + "/");
  private static final URI ADDRESS = ROOT.resolve("bthost/");
  private static final String TOKEN = "arquillian-api-token";
  private static final Path BUILD = Path.of(System.getProperty("build.folder"));
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** For all tests, as the server's database remembers the hosts on it. */
  private static final SandboxPanel PANEL = SandboxPanel.start();

  /** WildFly's, Payara's, and Liberty's after time, thread and logger. */
  private static final Pattern ERROR =
      Pattern.compile(" ERROR |\\[SEVERE]|^\\[[^]]+] \\p{XDigit}{8} \\S+ +E ");

  private Server() {}

  /** The war as it was built. */
  static WebArchive war() {
    return ShrinkWrap.create(ZipImporter.class, "bthost.war")
        .importFrom(built(".war"))
        .as(WebArchive.class);
  }

  /** The example billing server, with the jars that the plugin archive has for it. */
  static WebArchive shop() {
    var shop =
        ShrinkWrap.create(WebArchive.class, "shop.war")
            .addPackage(ShopApplication.class.getPackage())
            .addAsWebResource(new StringAsset("the shop's own page"), "index.html");
    ShrinkWrap.create(ZipImporter.class)
        .importFrom(built("-plugin.zip"))
        .as(GenericArchive.class)
        .getContent(Filters.include("/[^/]+/lib/.+"))
        .values()
        .forEach(jar -> shop.addAsLibrary(jar.getAsset(), nameOf(jar)));
    return shop;
  }

  private static String nameOf(Node jar) {
    return Path.of(jar.getPath().get()).getFileName().toString();
  }

  /** A file of the build, by the end of its name. */
  static File built(String ending) {
    return BUILD.resolve(System.getProperty("build.name") + ending).toFile();
  }

  /** Writes the files that the server's settings name, with the panel in them. */
  static void configure() {
    try {
      Path folder = Files.createDirectories(BUILD.resolve("container"));
      Files.writeString(
          folder.resolve("panels.json"),
          "[{\"id\":\"p1\",\"url\":\"%s\",\"token\":\"%s\"}]"
              .formatted(PANEL.url(), PANEL.token()));
      Files.writeString(
          folder.resolve("products.json"),
          "[{\"id\":\"basic\",\"panelPlan\":1},{\"id\":\"pro\",\"panelPlan\":2}]");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many hosts there are on the panel. */
  static int hosts() {
    return PANEL.state().liveHosts().size();
  }

  /** How many of them the web server serves. */
  static long served() {
    return PANEL.state().liveHosts().stream()
        .filter(host -> PANEL.bt().site(host.btName()).orElseThrow().running())
        .count();
  }

  /** Asks the example billing server. */
  static HttpResponse<String> ask(String method, String path, String form)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(ROOT.resolve("shop/").resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(ADDRESS.resolve(path))
            .header("Authorization", "Bearer " + TOKEN)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(ADDRESS.resolve(path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** What the server wrote into its log. */
  static String log() throws IOException {
    return Files.readString(Path.of(System.getProperty("server.log")));
  }

  /**
   * The lines of its log that tell of errors; each kind of server has its own word for them. Flyway
   * always looks for callbacks, and on Liberty tells as an error that there are none.
   */
  static List<String> errors() throws IOException {
    return log()
        .lines()
        .filter(ERROR.asPredicate())
        .filter(line -> !line.contains("Unable to resolve location classpath:db/callback"))
        .toList();
  }
}
