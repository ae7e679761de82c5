package org.bthost.provisioning.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.web.pages.StatusView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator's own templates win while they are there; a broken one is told by file and line. */
class OwnTemplatesTest {
  private static final Descriptor DESCRIPTOR = Descriptor.load();
  private static final StatusView VIEW =
      new StatusView("<0.1.0>", List.of(), List.of(), List.of(), List.of(), List.of());

  @TempDir Path folder;
  private Path own;
  private Renderer renderer;

  @BeforeEach
  void open() {
    own = folder.resolve("status.ftlh");
    renderer = new Renderer(DESCRIPTOR, Optional.of(folder));
  }

  private String page() {
    return renderer.render("status.ftlh", VIEW, Locale.ENGLISH);
  }

  @Test
  void anEmptyFolderChangesNothing() {
    assertThat(page()).contains("BTHost provisioning: status");
  }

  @Test
  void oneOfTheSameNameWinsAtOnceAndGivesWayAtOnceWhenItIsRemoved() throws IOException {
    assertThat(page()).contains("BTHost provisioning: status");

    Files.writeString(own, "Ours, ${msg('page.status.version')} ${view.version()}");
    assertThat(page()).isEqualTo("Ours, Version &lt;0.1.0&gt;");

    Files.delete(own);
    assertThat(page()).contains("BTHost provisioning: status");
  }

  @Test
  void oneOfAnotherNameLeavesTheOthersAlone() throws IOException {
    Files.writeString(folder.resolve("mail.ftlh"), "Ours");

    assertThat(page()).contains("BTHost provisioning: status");
  }

  @Test
  void oneForALanguageWinsInThatLanguage() throws IOException {
    Files.writeString(folder.resolve("status_zh_CN.ftlh"), "我们");

    assertThat(renderer.render("status.ftlh", VIEW, Locale.SIMPLIFIED_CHINESE)).isEqualTo("我们");
    assertThat(page()).contains("BTHost provisioning: status");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<#if x>                | 2: ",
        "${view.nosuch()}       | 2: The following has evaluated to null or missing:",
        "${msg('page.typo')}    | 2: ",
        "${'freemarker.template.utility.Execute'?new()('id')} | 2: ",
        "<#include 'gone.ftlh'> | 2: ",
      })
  void aBrokenOneIsToldWithItsFileAndLine(String broken, String why) throws IOException {
    Files.writeString(own, "first line\n" + broken);

    assertThatExceptionOfType(TemplateFault.class)
        .isThrownBy(this::page)
        .withMessageStartingWith("template status.ftlh can't be rendered: " + why)
        .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("\n"));
  }

  @Test
  void aMessageThatIsNotThereIsNamed() throws IOException {
    Files.writeString(own, "${msg('page.typo')}");

    assertThatThrownBy(this::page).hasMessageContaining("there is no message 'page.typo'");
  }

  @Test
  void aTemplateThatIsNowhereIsTold() {
    assertThatThrownBy(() -> renderer.render("nowhere.ftlh", VIEW, Locale.ENGLISH))
        .isInstanceOf(TemplateFault.class)
        .hasMessageStartingWith("template nowhere.ftlh can't be rendered: Template not found");
  }

  @Test
  void aTemplateReachesNoFileOutsideItsFolders() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "geheim");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.writeString(inner.resolve("status.ftlh"), "<#include '../" + secret.getFileName() + "'>");
    renderer = new Renderer(DESCRIPTOR, Optional.of(inner));

    assertThatThrownBy(this::page).isInstanceOf(TemplateFault.class);
  }

  @Test
  void aFolderThatIsNotThereIsToldByItsSetting() {
    Path gone = folder.resolve("gone");

    assertThatThrownBy(() -> new Renderer(DESCRIPTOR, Optional.of(gone)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("BTHOST_TEMPLATES_DIR can't be read");
  }
}
