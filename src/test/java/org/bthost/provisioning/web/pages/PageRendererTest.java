package org.bthost.provisioning.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bthost.provisioning.descriptor.Descriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages escape what they print, speak the reader's language, and can be replaced. */
class PageRendererTest {
  private static final String NASTY = "<script>香港'\"&";
  private static final StatusView VIEW =
      new StatusView(
          "0.1.0",
          List.of(new StatusView.Count("ACTIVE", 3)),
          List.of(),
          List.of(
              new StatusView.PanelRow("p1", "http://127.0.0.1", NASTY, List.of("not verified"))),
          List.of(new StatusView.OperationRow("svc-1", "create", "HELD", 2, NASTY, "now")));
  @TempDir Path folder;

  private PageRenderer renderer() {
    return new PageRenderer(Descriptor.load(), Optional.of(folder));
  }

  @Test
  void whatIsPrintedIsEscaped() {
    String page = renderer().render("status.ftlh", VIEW, Locale.ENGLISH);

    assertThat(page)
        .contains("&lt;script&gt;香港&#39;&quot;&amp;", "not verified", "Latest operations")
        .doesNotContain("<script>");
  }

  @Test
  void theReadersLanguageIsSpoken() {
    assertThat(renderer().render("status.ftlh", VIEW, Locale.SIMPLIFIED_CHINESE))
        .contains("lang=\"zh-CN\"", "最近的操作");
    assertThat(renderer().render("status.ftlh", VIEW, Locale.FRENCH)).contains("lang=\"en\"");
  }

  @Test
  void anOperatorsOwnTemplateReplacesOursAtOnceAndOursComesBack() throws IOException {
    var freemarker = renderer();
    assertThat(freemarker.render("status.ftlh", VIEW, Locale.ENGLISH)).contains("Latest");
    Path own = Files.writeString(folder.resolve("status.ftlh"), "own ${view.version()}");
    assertThat(renderer().render("status.ftlh", VIEW, Locale.ENGLISH)).isEqualTo("own 0.1.0");

    Files.delete(own);

    assertThat(renderer().render("status.ftlh", VIEW, Locale.ENGLISH)).contains("Latest");
  }

  @Test
  void aBrokenTemplateIsNamed() throws IOException {
    Files.writeString(folder.resolve("status.ftlh"), "${view.nothing()}");

    assertThatThrownBy(() -> renderer().render("status.ftlh", VIEW, Locale.ENGLISH))
        .isInstanceOf(PageFault.class)
        .hasMessageContaining("template status.ftlh can't be rendered");
  }

  @Test
  void aTemplateCanMakeNoObjects() throws IOException {
    Files.writeString(
        folder.resolve("status.ftlh"),
        "<#assign x = \"freemarker.template.utility.Execute\"?new()>${x(\"id\")}");

    assertThatThrownBy(() -> renderer().render("status.ftlh", VIEW, Locale.ENGLISH))
        .isInstanceOf(PageFault.class);
  }
}
