package org.bthost.provisioning.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.template.Renderer;
import org.bthost.provisioning.web.pages.StatusView.Count;
import org.bthost.provisioning.web.pages.StatusView.OperationRow;
import org.bthost.provisioning.web.pages.StatusView.PanelRow;
import org.junit.jupiter.api.Test;

/** The status page: all that the view holds, in two languages, none of it believed. */
class StatusPageTest {
  private static final Descriptor DESCRIPTOR = Descriptor.load();
  private static final String HOSTILE = "<script>香港'\"&";
  private static final String ESCAPED = "&lt;script&gt;香港&#39;&quot;&amp;";

  private static String page(StatusView view, Locale locale) {
    return new Renderer(DESCRIPTOR, Optional.empty()).render("status.ftlh", view, locale);
  }

  private static StatusView empty() {
    return new StatusView("0.1.0", List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static StatusView full(String text) {
    return new StatusView(
        text,
        List.of(new Count(text, 3)),
        List.of(new Count(text, 4)),
        List.of(new PanelRow(text, text, text, List.of(text, text))),
        List.of(new OperationRow(text, text, text, text, 6, text, text)),
        List.of(new OperationRow(text, text, text, text, 5, text, text)));
  }

  private static int count(String text, String word) {
    return text.split(Pattern.quote(word), -1).length - 1;
  }

  @Test
  void everyTextOfTheViewIsShownAndEscaped() {
    String page = page(full(HOSTILE), Locale.ENGLISH);

    assertThat(count(page, ESCAPED)).isEqualTo(20);
    assertThat(page).doesNotContain("<script");
  }

  @Test
  void numbersAreShown() {
    assertThat(page(full("x"), Locale.ENGLISH))
        .contains("<td>3</td>", "<td>4</td>", "<td>5</td>", "<td>6</td>");
  }

  @Test
  void anOperationWithoutAnErrorShowsItsStatusAlone() {
    var row = new OperationRow("id", "svc", "create", "SUCCEEDED", 1, "", "today");
    var view = new StatusView("0.1.0", List.of(), List.of(), List.of(), List.of(), List.of(row));

    assertThat(page(view, Locale.ENGLISH)).contains("<td>SUCCEEDED</td>");
  }

  @Test
  void englishAndChineseAreWholeAndSaySoToTheBrowser() {
    String english = page(full("x"), Locale.UK);
    String chinese = page(full("x"), Locale.SIMPLIFIED_CHINESE);

    assertThat(english)
        .contains("<html lang=\"en\">", "Held: a person must decide", "Latest operations")
        .doesNotContainPattern("\\p{IsHan}");
    assertThat(chinese)
        .contains("<html lang=\"zh-CN\">", "已搁置", "最近的操作")
        .doesNotContain("Latest", "Panel", "Held");
  }

  @Test
  void anUnknownLanguageGetsEnglish() {
    for (String tag : List.of("fr", "und", "ar-EG")) {
      assertThat(page(empty(), Locale.forLanguageTag(tag))).contains("<html lang=\"en\">");
    }
    assertThat(page(empty(), new Locale("*"))).contains("<html lang=\"en\">");
  }

  @Test
  void theFirstLanguageWishedForThatIsSpokenIsTaken() {
    Locale any = new Locale("*");

    assertThat(StatusResource.spoken(List.of(Locale.FRENCH, Locale.CHINA, Locale.ENGLISH)))
        .isEqualTo(Locale.CHINA);
    assertThat(StatusResource.spoken(List.of(Locale.UK, Locale.CHINA))).isEqualTo(Locale.UK);
    assertThat(StatusResource.spoken(List.of(any))).isEqualTo(Locale.ENGLISH);
    assertThat(StatusResource.spoken(List.of())).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void emptyListsAreToldInWords() {
    assertThat(count(page(empty(), Locale.ENGLISH), "None yet")).isEqualTo(4);
  }

  @Test
  void nothingIsLoadedOrRunByTheBrowser() {
    assertThat(page(full("x"), Locale.ENGLISH))
        .doesNotContain("<script", "<link", "<img", "src=", "href=", "url(", "@import", " on");
  }
}
