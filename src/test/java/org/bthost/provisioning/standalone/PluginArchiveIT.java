package org.bthost.provisioning.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bthost.provisioning.billing.spi.ProvisioningModuleProvider;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive for an installation by hand: all that is needed is there, and works. */
class PluginArchiveIT {
  private static final String NAME = System.getProperty("build.name");
  private static final Path ARCHIVE =
      Path.of(System.getProperty("build.folder"), NAME + "-plugin.zip");

  @TempDir Path folder;
  private Path unpacked;

  /** A program of a billing server's, which has nothing but the archive's jars. */
  public static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Exception {
      var settings = new HashMap<>(System.getenv());
      settings.keySet().removeIf(name -> !name.startsWith("BTHOST_"));
      var provider = ServiceLoader.load(ProvisioningModuleProvider.class).findFirst().orElseThrow();
      try (var open = provider.open(settings)) {
        var ended = new CompletableFuture<Outcome>();
        open.module().addListener(ended::complete);
        open.module()
            .create(
                new EventKey("/program", "1"),
                new ServiceId("svc-1"),
                new Customer("c-1", Optional.empty(), Optional.empty()),
                new ProductId("basic"),
                LocalDate.of(2037, 1, 31));
        System.out.println("told: " + ended.get(60, TimeUnit.SECONDS).status());
      }
    }
  }

  @BeforeEach
  void unpack() throws IOException {
    try (var archive = new ZipFile(ARCHIVE.toFile())) {
      for (ZipEntry entry : archive.stream().filter(it -> !it.isDirectory()).toList()) {
        Path file = folder.resolve(entry.getName()).normalize();
        assertThat(file).startsWithRaw(folder);
        Files.createDirectories(file.getParent());
        try (InputStream in = archive.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
    unpacked = folder.resolve(NAME);
  }

  @Test
  void itHasWhatIsToBeReadAndAdapted() {
    assertThat(unpacked.resolve("README.md")).hasSameTextualContentAs(Path.of("README.md"));
    assertThat(unpacked.resolve("LICENSE")).hasSameTextualContentAs(Path.of("LICENSE"));
    for (String source : new String[] {"descriptor", "templates", "src/docs"}) {
      assertThat(files(unpacked.resolve(source))).isNotEmpty().isEqualTo(files(Path.of(source)));
    }
  }

  private static List<String> files(Path below) {
    try (Stream<Path> found = Files.walk(below)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> below.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aProgramWithItsJarsAloneCarriesAnOrderOut() throws Exception {
    Path program = folder.resolve("program");
    String name = Program.class.getName().replace('.', '/') + ".class";
    Files.createDirectories(program.resolve(name).getParent());
    try (InputStream in = Program.class.getResourceAsStream("/" + name)) {
      Files.copy(in, program.resolve(name));
    }

    try (SandboxPanel panel = SandboxPanel.start();
        var module = new ModuleProcess(folder, panel)) {
      String classPath =
          Stream.of(program, unpacked.resolve("lib/*"), unpacked.resolve("jakarta/*"))
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      module.running(classPath, Program.class.getName()).start();

      assertThat(module.end()).as(module.log()).isZero();
      assertThat(module.log()).contains("told: SUCCEEDED");
      assertThat(panel.state().liveHosts()).hasSize(1);
    }
  }
}
