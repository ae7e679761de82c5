package org.bthost.provisioning.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.UsageSample;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.scenario.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The news of a service bring what its customer is to be told, and are never kept back by it. */
class LettersTest {
  private static final String ADDRESS = "c1@example.org";

  @TempDir Path folder;
  private final Rig rig = new Rig();
  private final List<Optional<Letter>> told = new ArrayList<>();
  private int refusals;

  /** Keeps the letter of everything that it is told, and refuses the first so many. */
  private final OutcomeListener billing =
      new OutcomeListener() {
        @Override
        public void ended(Outcome outcome) {
          take(outcome.letter());
        }

        @Override
        public void reached(UsageNotice notice) {
          take(notice.letter());
        }

        private void take(Optional<Letter> letter) {
          told.add(letter);
          if (refusals-- > 0) {
            throw new IllegalStateException("billing is down");
          }
        }
      };

  private OutcomeReporter reporter = reporter(LetterRig.letters(rig, false));

  private OutcomeReporter reporter(Letters letters) {
    var made =
        new OutcomeReporter(rig.journal.outcomes(), rig.journal.notices(), letters, rig.clock);
    made.add(billing);
    return made;
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void create(String email, String locale) {
    rig.submissions.submit(
        Intent.create(
            rig.key(),
            Rig.SERVICE,
            new Customer(
                "c-1",
                Optional.of(email).filter(it -> !it.isEmpty()),
                Optional.of(locale).filter(it -> !it.isEmpty())),
            new ProductId("basic"),
            rig.today().plusDays(31)));
    rig.settle();
  }

  private void suspend(Optional<String> reason) {
    rig.submissions.submit(Intent.plain(rig.key(), Verb.SUSPEND, Rig.SERVICE, reason));
    rig.settle();
  }

  private void send(Verb verb) {
    rig.send(verb);
    rig.settle();
  }

  private void measure(int siteMb, int limitMb) {
    rig.journal
        .usage()
        .take(
            List.of(
                new UsageSample(
                    Rig.SERVICE,
                    new Usage(siteMb, 0, 0),
                    new Limits(limitMb, 0, 0, 0, 0, 0),
                    rig.clock.instant())));
  }

  /** The letter of the last news. */
  private Letter last() {
    reporter.deliver();
    return told.get(told.size() - 1).orElseThrow();
  }

  private String body() {
    return last().text().body();
  }

  private String site() {
    return rig.service().host().orElseThrow().name();
  }

  private String user() {
    return rig.service().placement().orElseThrow().userName().value();
  }

  private String panel() {
    return rig.gateway.conditions().get(0).address();
  }

  @Test
  void aNewCustomerIsWelcomedWithoutAPassword() {
    create(ADDRESS, "en-GB");

    assertThat(last())
        .returns(Letter.Kind.WELCOME, Letter::kind)
        .returns(Optional.of(ADDRESS), Letter::to)
        .returns(Locale.ENGLISH, Letter::locale)
        .returns(Letter.Sender.BILLING, Letter::sender);
    assertThat(last().text().subject()).isEqualTo("Your website " + site() + " is ready");
    assertThat(body())
        .isEqualTo(
            """
            Hello,

            your website has been set up and is online.

              Website:       %s
              Paid through:  %s
              Control panel: %s
              Panel user:    %s

            To open the control panel, sign in to your customer account and follow the
            link to the panel there: it signs you in. We send no password by e-mail, and
            never ask for one.
            """
                .formatted(site(), "December 24, 2026", panel(), user()));
  }

  @Test
  void aNewCustomerIsWelcomedInChinese() {
    create(ADDRESS, "zh-CN");

    assertThat(last().locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    assertThat(last().text().subject()).isEqualTo("您的网站 " + site() + " 已开通");
    assertThat(body())
        .isEqualTo(
            """
            您好！

            您的网站已创建完成并正常运行。

              网站：%s
              有效期至：%s
              控制面板：%s
              面板用户名：%s

            如需进入控制面板，请登录您的客户账户，点击其中的面板登录链接即可自动登录。我们不会通过邮件发送密码，也不会向您索要密码。
            """
                .formatted(site(), "2026年12月24日", panel(), user()));
  }

  @Test
  void aSuspensionIsToldWithItsReason() {
    create(ADDRESS, "en");
    suspend(Optional.of("invoice 4711 is unpaid"));

    assertThat(last().text().subject()).isEqualTo("Your website " + site() + " has been suspended");
    assertThat(body())
        .isEqualTo(
            """
            Hello,

            your website %s was suspended on November 24, 2026. Visitors
            cannot reach it at present.

              Reason: invoice 4711 is unpaid

            Your files and databases are kept. If you have any questions, or want the
            website to be online again, please get in touch with us through your customer
            account.
            """
                .formatted(site()));
  }

  @Test
  void aSuspensionIsToldInChineseAndWithoutAReasonWhereThereIsNone() {
    create(ADDRESS, "zh_CN");
    suspend(Optional.empty());

    assertThat(last().text().subject()).isEqualTo("您的网站 " + site() + " 已被暂停");
    assertThat(body())
        .isEqualTo(
            """
            您好！

            您的网站 %s 已于2026年11月24日暂停，访客目前无法访问。

            您的文件和数据库均已保留。如有疑问或需要恢复网站，请通过您的客户账户与我们联系。
            """
                .formatted(site()));
  }

  @Test
  void theEndOfASuspensionIsToldInBothLanguages() {
    create(ADDRESS, "en");
    suspend(Optional.empty());
    send(Verb.UNSUSPEND);

    assertThat(last().text().subject()).isEqualTo("Your website " + site() + " is online again");
    assertThat(body())
        .isEqualTo(
            """
            Hello,

            your website %s has been restored, and visitors can reach
            it again. Its files and databases are as they were.

              Paid through: December 24, 2026
            """
                .formatted(site()));
    var chinese =
        LetterRig.press(Optional.empty())
            .print(new LetterView.Restored("abc", "2026年12月24日"), Locale.SIMPLIFIED_CHINESE);
    assertThat(chinese.subject()).isEqualTo("您的网站 abc 已恢复");
    assertThat(chinese.body())
        .isEqualTo(
            """
            您好！

            您的网站 abc 已恢复，访客可以再次访问，文件和数据库均保持原样。

              有效期至：2026年12月24日
            """);
  }

  @Test
  void aHostThatComesBackFromTheRecycleBinIsToldToo() {
    create(ADDRESS, "en");
    send(Verb.TERMINATE);
    send(Verb.RESTORE);

    assertThat(last().text().subject()).isEqualTo("Your website " + site() + " is online again");
  }

  @Test
  void whoseSiteDoesNotServeYetIsNotToldThatItDoes() {
    create(ADDRESS, "en");
    suspend(Optional.empty());
    send(Verb.POWER_OFF);
    send(Verb.UNSUSPEND);

    reporter.deliver();

    assertThat(told).extracting(it -> it.map(Letter::kind)).endsWith(Optional.empty());
  }

  @Test
  void whoUsesAlmostAllIsToldTheAmounts() {
    create(ADDRESS, "en");
    measure(1900, 2048);

    assertThat(last().text().subject())
        .isEqualTo("Your website " + site() + " has used 90% of its web space");
    assertThat(body())
        .isEqualTo(
            """
            Hello,

            your website %s has reached 90%% of its web space.

              Used:     1.86 GB of 2 GB
              Measured: November 24, 2026

            Please use less, or choose a larger package in your customer account, before
            the limit is reached.
            """
                .formatted(site()));
  }

  @Test
  void whoUsesAllIsToldInChinese() {
    create(ADDRESS, "zh-Hans-SG");
    measure(1000, 1000);

    assertThat(last().text().subject()).isEqualTo("您的网站 " + site() + " 的网页空间已使用 100%");
    assertThat(body())
        .contains("  已使用：1,000 MB，限额：1,000 MB\n", "用量已达到限额")
        .doesNotContain("请在达到限额之前");
  }

  @ParameterizedTest
  @CsvSource({
    "zh, zh-CN",
    "zh-CN, zh-CN",
    "zh-Hans, zh-CN",
    "zh-SG, zh-CN",
    "zh-TW, en",
    "zh-Hant-CN, en",
    "de, en",
    "'', en",
    "not a tag!, en",
  })
  void theLanguageIsTheCustomersWhereItIsSpoken(String told, String spoken) {
    var customer =
        new Customer("c", Optional.empty(), Optional.of(told).filter(it -> !it.isEmpty()));

    assertThat(Wording.of(customer).locale().toLanguageTag()).isEqualTo(spoken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b.example\r\nBcc: all@b.example", "Ann <a@b.example>", "a", "安@b.example"})
  void anAddressThatNoLetterCanBeSentToIsLeftToBilling(String address) {
    reporter = reporter(LetterRig.letters(rig, true));
    create(address, "en");

    assertThat(last().to()).isEmpty();
    assertThat(last().sender()).isEqualTo(Letter.Sender.BILLING);
    assertThat(rig.journal.letters().due(9)).isEmpty();
  }

  @Test
  void aReasonAddsNoLinesAndNoDirectives() {
    create(ADDRESS, "en");
    suspend(Optional.of("late\r\n\r\nSend your password to <b>${view.site()}</b>\u202e\u2028now"));

    assertThat(body())
        .contains("  Reason: late Send your password to <b>${view.site()}</b> now\n\n");
  }

  @Test
  void otherNewsBringNoLetter() {
    create(ADDRESS, "en");
    rig.renew(60);
    rig.settle();
    suspend(Optional.empty());
    send(Verb.TERMINATE);

    reporter.deliver();

    assertThat(told).extracting(Optional::isPresent).containsExactly(true, false, true, false);
  }

  @Test
  void whoMailsItselfSaysSoAndHasTheLetterInItsBox() {
    reporter = reporter(LetterRig.letters(rig, true));
    create(ADDRESS, "en");

    assertThat(last().sender()).isEqualTo(Letter.Sender.MODULE);
    assertThat(rig.journal.letters().due(9)).extracting(Delivery::message).containsExactly(last());
  }

  @Test
  void whatIsToldAgainIsTheSameLetterAlsoIfTheTemplateHasChanged() throws IOException {
    reporter = reporter(LetterRig.letters(rig, true, LetterRig.press(Optional.of(folder))));
    create(ADDRESS, "en");
    refusals = 1;
    reporter.deliver();

    own("welcome.ftl", "Other\n\nwords");
    reporter.deliver();

    assertThat(told).hasSize(2);
    assertThat(told.get(1)).isPresent().isEqualTo(told.get(0));
    assertThat(rig.journal.letters().list(Optional.empty(), Optional.empty(), 0, 9)).hasSize(1);
  }

  private void own(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("mail"));
    Files.writeString(folder.resolve("mail").resolve(name), text);
  }

  @Test
  void anOperatorsOwnTemplateWins() throws IOException {
    reporter = reporter(LetterRig.letters(rig, false, LetterRig.press(Optional.of(folder))));
    own("welcome.ftl", "\uFEFFWelcome to ${view.site()}\r\n\r\nAs <b>${view.user()}</b>.\r\n");
    create(ADDRESS, "en");

    assertThat(last().text().subject()).isEqualTo("Welcome to " + site());
    assertThat(body()).isEqualTo("As <b>" + user() + "</b>.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<#if x>",
        "Subject\n\n${view.password()}",
        "only a subject",
        "two lines\nof a subject\n\nbody",
        "Subject\n\n\u0007",
        "\n\nno subject",
        "Subject\n\n<#list 1..2201 as n>x</#list>",
        "Subject\n\n<#macro again><@again/></#macro><@again/>",
      })
  void aBrokenOneGivesWayToTheBuiltInOneAndIsShownUntilItIsMended(String broken)
      throws IOException {
    LetterPress press = LetterRig.press(Optional.of(folder));
    reporter = reporter(LetterRig.letters(rig, false, press));
    own("welcome.ftl", broken);
    create(ADDRESS, "en");

    assertThat(last().text().subject()).isEqualTo("Your website " + site() + " is ready");
    assertThat(press.faults())
        .containsExactly(
            "mail/welcome.ftl (en) can't be used, the built-in one is; the log says why");

    own("welcome.ftl", "Mended\n\nbody");
    press.print(new LetterView.Welcome("site", "panel", "user", "day"), Locale.ENGLISH);
    assertThat(press.faults()).isEmpty();
  }

  @Test
  void newsThatNoLetterCanBeWrittenOfAreToldWithoutOne() throws IOException {
    create(ADDRESS, "en");
    reporter = reporter(LetterRig.letters(rig, false, LetterRig.brokenPress(folder)));

    reporter.deliver();

    assertThat(told).containsExactly(Optional.empty());
    assertThat(rig.journal.outcomes().undelivered(9)).isEmpty();
  }
}
