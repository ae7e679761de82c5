package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.domain.Operation.Status.CANCELLED;
import static org.bthost.provisioning.domain.Operation.Status.FAILED;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.SUPERSEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bthost.provisioning.domain.Access;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Password;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.bthost.sandbox.Fault;
import org.bthost.sandbox.Quirk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of actions: each happens once, or a person is told. */
class ActionsTest {
  private static final Password CHOSEN = new Password("Chosen2026");

  private final Rig rig = new Rig();

  @BeforeEach
  void build() {
    rig.built("basic");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Receipt bind(String domain) {
    return rig.act(Verb.BIND_DOMAIN, Map.of(Detail.DOMAIN, domain));
  }

  private Receipt password(Account account) {
    return rig.act(Verb.CHANGE_PASSWORD, Map.of(Detail.ACCOUNT, account.word()));
  }

  private Receipt password(Account account, Password chosen) {
    return rig.submissions.submit(
        Intent.action(
            rig.key(), Verb.CHANGE_PASSWORD, Rig.SERVICE, Map.of(Detail.ACCOUNT, account.word())),
        Map.of(account, chosen));
  }

  private Access access() {
    return rig.access.access(Rig.SERVICE);
  }

  private String passwordOf(Account account) {
    Access access = access();
    return switch (account) {
      case PANEL -> access.panelUser().password().value();
      case FTP -> access.belongings().ftp().orElseThrow().login().password().value();
      case DATABASE -> access.belongings().databases().get(0).login().password().value();
    };
  }

  @ParameterizedTest
  @EnumSource
  void eachAccountHasAPasswordOfItsOwnAndItAloneIsChanged(Account account) {
    Map<Account, String> before = passwords();

    Receipt change = password(account);
    rig.settle();

    assertThat(rig.error(change)).isEmpty();
    assertThat(rig.status(change)).isEqualTo(SUCCEEDED);
    Map<Account, String> after = passwords();
    for (Account each : Account.values()) {
      assertThat(after.get(each).equals(before.get(each)))
          .as(each.word())
          .isEqualTo(each != account);
    }
  }

  private Map<Account, String> passwords() {
    return Map.of(
        Account.PANEL, passwordOf(Account.PANEL),
        Account.FTP, passwordOf(Account.FTP),
        Account.DATABASE, passwordOf(Account.DATABASE));
  }

  @Test
  void aChosenPasswordIsSetAndStandsNowhereAfterwards() {
    Receipt change = password(Account.FTP, CHOSEN);
    assertThat(rig.rawColumn("sealed", change)).isNotNull().doesNotContain(CHOSEN.value());

    rig.settle();

    assertThat(passwordOf(Account.FTP)).isEqualTo(CHOSEN.value());
    assertThat(rig.panel.bt().ftp(rig.service().host().orElseThrow().name()))
        .get()
        .satisfies(account -> assertThat(account.password()).isEqualTo(CHOSEN.value()));
    assertThat(rig.rawColumn("sealed", change)).isNull();
    assertThat(rig.calls().toString()).doesNotContain(CHOSEN.value());
    assertThat(CHOSEN.toString()).doesNotContain(CHOSEN.value());
  }

  @Test
  void aPasswordThatThePanelWouldAlterIsRefusedAtOnce() {
    assertThatThrownBy(() -> Password.chosen("a<b>c&d"))
        .isInstanceOf(InvalidIntent.class)
        .hasMessageContaining("6 to 32 letters and digits");
  }

  @Test
  void aRefusalOfTheServerBelowIsAFailureThatLeavesTheOldPassword() {
    rig.panel.quirks().on(Quirk.NEW_BT_KEEPS_DATABASE_PASSWORDS);
    String before = passwordOf(Account.DATABASE);

    Receipt change = password(Account.DATABASE);
    rig.settle();

    assertThat(rig.status(change)).isEqualTo(FAILED);
    assertThat(rig.error(change)).contains("it is not done");
    assertThat(passwordOf(Account.DATABASE)).isEqualTo(before);
    assertThat(rig.panel.log().count("sql_pass")).isEqualTo(1);
  }

  @Test
  void aFailedActionThatAPersonRetriesIsSentWithThePasswordThatWasChosen() {
    rig.panel.quirks().on(Quirk.NEW_BT_KEEPS_DATABASE_PASSWORDS);
    Receipt change = password(Account.DATABASE, CHOSEN);
    rig.settle();
    assertThat(rig.status(change)).isEqualTo(FAILED);

    rig.panel.quirks().off(Quirk.NEW_BT_KEEPS_DATABASE_PASSWORDS);
    rig.rule(HandAction.RETRY, change);
    rig.settle();

    assertThat(rig.status(change)).isEqualTo(SUCCEEDED);
    assertThat(passwordOf(Account.DATABASE)).isEqualTo(CHOSEN.value());
  }

  @Test
  void anAnswerThatIsLostAfterTheCallIsFoundOutByALook() {
    rig.panel.faults().next("ftp_pass", Fault.TIMEOUT_AFTER);

    Receipt change = password(Account.FTP, CHOSEN);
    rig.settle();

    assertThat(rig.status(change)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.log().count("ftp_pass")).isEqualTo(1);
    assertThat(passwordOf(Account.FTP)).isEqualTo(CHOSEN.value());
  }

  @Test
  void whatMayHaveBeenDoneIsHeldAndSentAgainOnlyByAPerson() {
    rig.panel.faults().next("ftp_pass", Fault.TIMEOUT_BEFORE);

    Receipt change = password(Account.FTP, CHOSEN);
    rig.settle();

    Operation held = rig.operation(change);
    assertThat(held.status()).isEqualTo(HELD);
    assertThat(held.failure()).contains(FailureClass.UNCONFIRMED);
    assertThat(held.lastError().orElseThrow()).contains("not sent again by itself");
    assertThat(rig.panel.log().count("ftp_pass")).isEqualTo(1);

    rig.renew(60);
    rig.settle();
    assertThat(rig.status(change)).as("a look at the host changes nothing of it").isEqualTo(HELD);

    rig.rule(HandAction.RETRY, change);
    rig.settle();
    assertThat(rig.status(change)).isEqualTo(SUCCEEDED);
    assertThat(passwordOf(Account.FTP)).isEqualTo(CHOSEN.value());
    assertThat(rig.panel.log().count("ftp_pass")).isEqualTo(2);
  }

  @Test
  void thatAnActionIsSentIsWrittenDownBeforeItIs() {
    var noted = new AtomicReference<String>();
    Receipt limit = rig.act(Verb.LIMIT_SPEED, Map.of(Detail.CONNECTIONS, "50", Detail.RATE, "128"));
    rig.afterCall =
        endpoint -> {
          if (endpoint.equals("host_speed")) {
            noted.set(rig.rawColumn("sent_at", limit));
          }
        };

    rig.settle();

    assertThat(rig.status(limit)).isEqualTo(SUCCEEDED);
    assertThat(noted.get()).isNotNull();
  }

  @Test
  void aModuleThatDiedBehindItsNoteDoesNotSendAgain() {
    Receipt limit = rig.act(Verb.LIMIT_SPEED, Map.of(Detail.CONNECTIONS, "50", Detail.RATE, "128"));
    rig.execute("update bthost_operation set sent_at = 1 where id = '" + limit.operation() + "'");

    rig.settle();

    assertThat(rig.status(limit)).isEqualTo(HELD);
    assertThat(rig.panel.log().count("host_speed")).isZero();
  }

  @Test
  void whatThePanelCertainlyDidNotTakeIsSentAgainByItself() {
    var looks = new AtomicInteger();
    rig.afterCall =
        endpoint -> {
          if (endpoint.equals("host_info") && looks.incrementAndGet() == 2) {
            rig.panel.allowOnly(Set.of("192.0.2.1"));
          }
        };
    Receipt notice = rig.act(Verb.NOTICE, Map.of(Detail.TEXT, "VIP"));
    rig.work();
    assertThat(rig.status(notice)).isEqualTo(WAITING);
    assertThat(rig.panel.log().count("host_notice")).isEqualTo(1);

    rig.panel.allowOnly(Set.of("127.0.0.1"));
    rig.settle();

    assertThat(rig.status(notice)).isEqualTo(SUCCEEDED);
    assertThat(access().belongings().remark()).isEqualTo("VIP");
  }

  @Test
  void aYesWithoutAnEffectIsHeld() {
    rig.panel.faults().next("host_notice", Fault.CODE_1_NOTHING_DONE);

    Receipt notice = rig.act(Verb.NOTICE, Map.of(Detail.TEXT, "VIP"));
    rig.settle();

    assertThat(rig.status(notice)).isEqualTo(HELD);
    assertThat(rig.error(notice)).contains("does not show it done");
  }

  @Test
  void anActionThatIsCancelledWhileItWaitsIsNeverSent() {
    rig.panel.bt().dead(true);
    Receipt limit = rig.act(Verb.LIMIT_SPEED, Map.of(Detail.CONNECTIONS, "50", Detail.RATE, "128"));
    rig.work();
    assertThat(rig.status(limit)).as(rig.error(limit)).isEqualTo(WAITING);

    rig.rule(HandAction.CANCEL, limit);
    rig.panel.bt().dead(false);
    rig.settle();

    assertThat(rig.status(limit)).isEqualTo(CANCELLED);
    assertThat(rig.panel.log().count("host_speed")).isZero();
  }

  @Test
  void anActionThatIsCancelledInTheMiddleOfItsAttemptIsNotSent() {
    var looks = new AtomicInteger();
    Receipt notice = rig.act(Verb.NOTICE, Map.of(Detail.TEXT, "VIP"));
    rig.afterCall =
        endpoint -> {
          if (endpoint.equals("host_info") && looks.incrementAndGet() == 2) {
            rig.rule(HandAction.CANCEL, notice);
          }
        };

    rig.settle();

    assertThat(rig.status(notice)).isEqualTo(CANCELLED);
    assertThat(rig.panel.log().count("host_notice")).isZero();
  }

  @Test
  void aTerminationMakesOpenActionsNeedless() {
    rig.panel.bt().dead(true);
    Receipt limit = rig.act(Verb.LIMIT_SPEED, Map.of(Detail.CONNECTIONS, "50", Detail.RATE, "128"));
    rig.work();

    rig.send(Verb.TERMINATE);

    assertThat(rig.status(limit)).isEqualTo(SUPERSEDED);
  }

  @Test
  void anActionOnATerminatedServiceIsRefused() {
    rig.send(Verb.TERMINATE);
    rig.settle();

    Receipt bound = bind("www.example.com");

    assertThat(rig.status(bound)).isEqualTo(FAILED);
    assertThat(rig.error(bound)).contains("the service is terminated", "restore");
  }

  @Test
  void aDomainIsBoundAndASecondTimeItIsSoAlready() {
    Receipt first = bind("www.example.com");
    rig.settle();
    Receipt second = bind("WWW.Example.com");
    rig.settle();

    assertThat(rig.status(first)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().domains()).contains("www.example.com");
    assertThat(rig.status(second)).isEqualTo(SUCCEEDED);
    assertThat(rig.error(second)).isEqualTo("it was so already");
    assertThat(rig.panel.log().count("host_domain")).isEqualTo(1);
  }

  @Test
  void noMoreDomainsAreBoundThanThePackageAllowsAlthoughThePanelDoesNotCount() {
    for (int n = 1; n <= 5; n++) {
      bind("d" + n + ".example.com");
      rig.settle();
    }

    Receipt sixth = bind("d6.example.com");
    rig.settle();

    assertThat(rig.status(sixth)).isEqualTo(FAILED);
    assertThat(rig.error(sixth)).contains("allows 5 domains", "d1.example.com");
    assertThat(rig.panel.log().count("host_domain")).isEqualTo(5);
  }

  @Test
  void aDomainThatThePanelSaysNoToAlthoughItIsBoundIsSeenToBeBound() {
    rig.panel.quirks().on(Quirk.NEW_BT_BINDS_UNSEEN);

    Receipt bound = bind("www.example.com");
    rig.settle();

    assertThat(rig.status(bound)).isEqualTo(SUCCEEDED);
    assertThat(rig.error(bound)).contains("the panel does not list it");
    assertThat(rig.site().domains()).contains("www.example.com");
  }

  @Test
  void aDomainShowsAFolderOnlyWhereThePackageAllowsIt() {
    Map<Detail, String> blog = Map.of(Detail.DOMAIN, "blog.example.com", Detail.FOLDER, "/blog");
    Receipt refused = rig.act(Verb.BIND_DOMAIN, blog);
    rig.settle();
    assertThat(rig.status(refused)).isEqualTo(FAILED);
    assertThat(rig.error(refused)).contains("whole site only");
    assertThat(rig.panel.log().count("host_domain")).isZero();

    rig.change("audited");
    rig.settle();
    Receipt bound = rig.act(Verb.BIND_DOMAIN, blog);
    rig.settle();
    assertThat(rig.status(bound)).as(rig.error(bound)).isEqualTo(SUCCEEDED);
  }

  @Test
  void aDomainWaitsForAnAdministratorWhereThePackageSaysSo() {
    rig.change("audited");
    rig.settle();

    Receipt bound = bind("www.example.com");
    rig.settle();

    assertThat(rig.status(bound)).isEqualTo(SUCCEEDED);
    assertThat(rig.error(bound)).contains("waits for an administrator");
    assertThat(rig.site().domains()).as("BT does not hear of it").doesNotContain("www.example.com");
  }

  @Test
  void aDomainOfAnotherSiteIsRefused() {
    rig.panel.bt().foreign("taken.example.com");

    Receipt bound = bind("taken.example.com");
    rig.settle();

    assertThat(rig.status(bound)).isEqualTo(FAILED);
    assertThat(rig.error(bound)).contains("bound at the BT server already");
  }

  @Test
  void theDomainOfAnOrderIsBoundAfterTheBuildAndItsFailureLeavesTheHost() {
    rig.send(Verb.TERMINATE);
    rig.settle();
    rig.panel.bt().foreign("taken.example.com");
    Receipt create =
        rig.submissions.submit(
            new Intent(
                rig.key(),
                Verb.CREATE,
                Rig.SERVICE,
                OptionalLong.empty(),
                Optional.of(new Customer("c-1", Optional.empty(), Optional.empty())),
                Optional.of(new ProductId("basic")),
                Optional.of(rig.today().plusDays(31)),
                Optional.empty(),
                Map.of(Detail.DOMAIN, "taken.example.com")));

    rig.settle();

    assertThat(rig.status(create)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isTrue();
    List<Operation> bindings =
        rig.journal.operationsOf(Rig.SERVICE, 10).stream()
            .filter(it -> it.verb() == Verb.BIND_DOMAIN)
            .toList();
    assertThat(bindings).singleElement().satisfies(it -> assertThat(it.status()).isEqualTo(FAILED));
  }

  @Test
  void theFtpAccountIsShutAndOpenedAgainAlthoughThePanelHidesIt() {
    Receipt shut = rig.act(Verb.DISABLE_FTP, Map.of());
    rig.settle();
    assertThat(rig.status(shut)).as(rig.error(shut)).isEqualTo(SUCCEEDED);
    String name = rig.service().host().orElseThrow().name();
    assertThat(rig.panel.bt().ftp(name)).get().matches(account -> !account.enabled());
    assertThat(access().belongings().ftp()).isEmpty();

    rig.renew(90);
    rig.settle();
    assertThat(rig.journal.sighting(Rig.SERVICE).orElseThrow().drift())
        .as("an account that was shut on request is not missing")
        .isEmpty();

    Receipt refused = password(Account.FTP);
    Receipt open = rig.act(Verb.ENABLE_FTP, Map.of());
    rig.settle();
    assertThat(rig.status(refused)).isEqualTo(FAILED);
    assertThat(rig.status(open)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.bt().ftp(name)).get().matches(account -> account.enabled());
    assertThat(rig.service().shutFtp()).isEmpty();
  }

  @Test
  void anFtpAccountIsNotLostWhereTheAnswerToItsShuttingIs() {
    rig.panel.faults().next("ftp_status", Fault.TIMEOUT_AFTER);
    rig.afterCall =
        endpoint -> {
          if (endpoint.equals("ftp_status")) {
            rig.panel.faults().next("ftp_info", Fault.TIMEOUT_BEFORE);
          }
        };
    Receipt shut = rig.act(Verb.DISABLE_FTP, Map.of());
    rig.settle();
    rig.afterCall = endpoint -> {};

    assertThat(rig.status(shut)).as(rig.error(shut)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.log().count("ftp_status")).isEqualTo(1);
    Receipt open = rig.act(Verb.ENABLE_FTP, Map.of());
    rig.settle();
    assertThat(rig.status(open)).isEqualTo(SUCCEEDED);
  }

  @Test
  void aSpeedLimitIsSetAndLiftedAndToldAsNotReadBack() {
    Receipt limit = rig.act(Verb.LIMIT_SPEED, Map.of(Detail.CONNECTIONS, "50", Detail.RATE, "128"));
    rig.settle();
    assertThat(rig.status(limit)).isEqualTo(SUCCEEDED);
    assertThat(rig.error(limit)).contains("shows no speed limit back");
    assertThat(rig.site().perserver()).isEqualTo(50);

    Receipt lift = rig.act(Verb.UNLIMIT_SPEED, Map.of());
    rig.settle();
    assertThat(rig.status(lift)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().perserver()).isZero();
  }

  @Test
  void aSpeedLimitWaitsForADeadServerBelowWhereThePanelWouldSayYes() {
    rig.panel.bt().dead(true);

    Receipt limit = rig.act(Verb.LIMIT_SPEED, Map.of(Detail.CONNECTIONS, "50", Detail.RATE, "128"));
    rig.work();
    assertThat(rig.status(limit)).isEqualTo(WAITING);
    assertThat(rig.panel.log().count("host_speed")).isZero();

    rig.panel.bt().dead(false);
    rig.settle();
    assertThat(rig.status(limit)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().perserver()).isEqualTo(50);
  }

  @Test
  void aNoticeIsWrittenToTheRow() {
    Receipt notice = rig.act(Verb.NOTICE, Map.of(Detail.TEXT, "VIP 客户"));
    rig.settle();

    assertThat(rig.status(notice)).isEqualTo(SUCCEEDED);
    assertThat(access().belongings().remark()).isEqualTo("VIP 客户");
  }

  @Test
  void aTransferRenewsEverythingThatTheCustomerBeforeHasSeen() {
    Map<Account, String> before = passwords();
    long owner = rig.host().userId();

    Receipt transfer =
        rig.submissions.submit(
            Intent.transfer(
                rig.key(), Rig.SERVICE, new Customer("c-2", Optional.empty(), Optional.empty())));
    rig.settle();

    assertThat(rig.error(transfer)).isEmpty();
    assertThat(rig.status(transfer)).isEqualTo(SUCCEEDED);
    assertThat(rig.service().wanted().customer().id()).isEqualTo("c-2");
    assertThat(rig.host().userId()).isEqualTo(owner);
    assertThat(rig.panel.log().count("host_push")).isZero();
    assertThat(passwords().values()).doesNotContainAnyElementsOf(before.values());
  }

  @Test
  void aTransferRenewsAnFtpAccountThatIsShutToo() {
    rig.act(Verb.DISABLE_FTP, Map.of());
    rig.settle();
    String name = rig.service().host().orElseThrow().name();
    String before = rig.panel.bt().ftp(name).orElseThrow().password();

    rig.submissions.submit(
        Intent.transfer(
            rig.key(), Rig.SERVICE, new Customer("c-2", Optional.empty(), Optional.empty())));
    rig.settle();

    assertThat(rig.panel.bt().ftp(name).orElseThrow().password()).isNotEqualTo(before);
  }

  @Test
  void bindingAnAddressIsRefusedWithTheReason() {
    Receipt bound = rig.act(Verb.BIND_IP, Map.of(Detail.IP, "2"));
    rig.settle();

    assertThat(rig.status(bound)).isEqualTo(FAILED);
    assertThat(rig.error(bound)).contains("stores the word 'Array'", "bindsAddresses");
    assertThat(rig.panel.log().count("host_bindip")).isZero();
  }

  @Test
  void aPowerOffIsNotLiftedByAPaymentAndAnUnpaidServiceIsNotPoweredOn() {
    Receipt off = rig.act(Verb.POWER_OFF, Map.of());
    rig.settle();
    assertThat(rig.status(off)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
    assertThat(rig.host().status()).isEqualTo("stop");

    rig.send(Verb.SUSPEND);
    rig.settle();
    Receipt paid = rig.send(Verb.UNSUSPEND);
    rig.renew(60);
    rig.settle();
    assertThat(rig.status(paid)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();

    rig.send(Verb.SUSPEND);
    rig.settle();
    Receipt on = rig.act(Verb.POWER_ON, Map.of());
    rig.settle();
    assertThat(rig.status(on)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).as("it is not paid").isFalse();

    rig.send(Verb.UNSUSPEND);
    rig.settle();
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void aCreateThatStatesEverythingAnewLeavesThePowerToTheCustomer() {
    rig.send(Verb.TERMINATE);
    rig.settle();
    rig.submissions.submit(create("basic").numbered(5));
    rig.settle();
    rig.act(Verb.POWER_OFF, Map.of());
    rig.settle();

    Receipt again = rig.submissions.submit(create("pro").numbered(9));
    rig.settle();

    assertThat(rig.status(again)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().siteMax()).isEqualTo(1000);
    assertThat(rig.site().running()).isFalse();
  }

  private Intent create(String product) {
    return Intent.create(
        rig.key(),
        Rig.SERVICE,
        new Customer("c-1", Optional.empty(), Optional.empty()),
        new ProductId(product),
        rig.today().plusDays(60));
  }

  @Test
  void aCustomerWhoStartsAPoweredOffHostAtThePanelIsNotFoughtForLong() {
    rig.act(Verb.POWER_OFF, Map.of());
    rig.settle();

    assertThat(rig.panel.customer().powerOn(rig.host().id())).isTrue();
    rig.renew(60);
    rig.settle();

    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void aHostThatItsCustomerStoppedAtThePanelIsStartedByPowerOn() {
    rig.panel.customer().powerOff(rig.host().id());

    Receipt on = rig.act(Verb.POWER_ON, Map.of());
    rig.settle();

    assertThat(rig.status(on)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void aPoweredOffHostIsNotLockedWhenItsSuspensionByLockEnds() {
    rig.change("locking");
    rig.act(Verb.POWER_OFF, Map.of());
    rig.send(Verb.SUSPEND);
    rig.settle();
    assertThat(rig.host().status()).isEqualTo("locked");

    rig.send(Verb.UNSUSPEND);
    rig.settle();

    assertThat(rig.host().status()).isEqualTo("stop");
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void aCancelledPowerOffIsTakenBack() {
    rig.panel.bt().dead(true);
    Receipt off = rig.act(Verb.POWER_OFF, Map.of());
    rig.work();

    rig.rule(HandAction.CANCEL, off);
    rig.panel.bt().dead(false);
    rig.settle();

    assertThat(rig.service().wanted().powered()).isTrue();
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void aTerminatedServiceIsRestoredWhileTheRecycleBinHasIt() {
    String site = rig.host().btName();
    rig.send(Verb.TERMINATE);
    rig.settle();
    assertThat(rig.panel.state().liveHosts()).isEmpty();

    Receipt restored = rig.act(Verb.RESTORE, Map.of());
    rig.settle();

    assertThat(rig.error(restored)).isEmpty();
    assertThat(rig.status(restored)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().btName()).isEqualTo(site);
    assertThat(rig.host().status()).isEqualTo("normal");
    assertThat(rig.site().running()).isTrue();
    assertThat(rig.host().endsOn()).isAfter(rig.today());
    assertThat(rig.panel.log().count("host_build")).isZero();
  }

  @Test
  void whatThePanelHasPurgedIsNotRestoredAndTheServiceStaysTerminated() {
    rig.send(Verb.TERMINATE);
    rig.settle();
    rig.clock.advance(Duration.ofDays(8));
    rig.panel.cron().hostClear();

    Receipt restored = rig.act(Verb.RESTORE, Map.of());
    rig.settle();

    assertThat(rig.status(restored)).isEqualTo(FAILED);
    assertThat(rig.error(restored)).contains("deleted", "create the service anew");
    assertThat(rig.service().wanted().lifecycle().name()).isEqualTo("TERMINATED");
    assertThat(rig.service().settled()).isTrue();
    assertThat(rig.status(rig.create("basic"))).isNotEqualTo(FAILED);
  }

  @Test
  void aLivingServiceHasNothingToRestore() {
    Receipt restored = rig.act(Verb.RESTORE, Map.of());

    assertThat(rig.status(restored)).isEqualTo(FAILED);
    assertThat(rig.error(restored)).contains("nothing to restore");
  }

  @Test
  void theSameActionAgainIsTheSameReceiptAndIsDoneOnce() {
    Intent intent = Intent.action(rig.key(), Verb.NOTICE, Rig.SERVICE, Map.of(Detail.TEXT, "once"));

    Receipt first = rig.submissions.submit(intent);
    rig.settle();
    Receipt second = rig.submissions.submit(intent);
    rig.settle();

    assertThat(second.operation()).isEqualTo(first.operation());
    assertThat(second.alreadyKnown()).isTrue();
    assertThat(rig.panel.log().count("host_notice")).isEqualTo(1);
  }

  @Test
  void anActionNamesWhatItNeeds() {
    assertThatThrownBy(() -> rig.act(Verb.BIND_DOMAIN, Map.of()))
        .isInstanceOf(InvalidIntent.class)
        .hasMessageContaining("domain is needed to bind-domain");
    assertThatThrownBy(() -> Detail.DOMAIN.read("no_domain"))
        .isInstanceOf(InvalidIntent.class)
        .hasMessageContaining("full domain name");
    assertThatThrownBy(() -> rig.act(Verb.NOTICE, Map.of(Detail.TEXT, "a", Detail.IP, "1")))
        .isInstanceOf(InvalidIntent.class)
        .hasMessageContaining("nothing that notice takes");
  }
}
