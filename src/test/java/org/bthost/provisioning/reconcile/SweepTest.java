package org.bthost.provisioning.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.AuditRules;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.DriftPolicy;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.panel.PanelUnconfirmed;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Reply;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a sweep finds by the panel's rows, and what becomes of it. */
class SweepTest {
  private AuditRig rig = new AuditRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static Reply half(SandboxPanel.Answer answer) {
    return new Reply(200, Arrays.copyOf(answer.body(), answer.body().length / 2));
  }

  private AuditReport swept() {
    return rig.audits.sweep(AuditRig.PANEL);
  }

  @Test
  void aFleetThatIsAsWantedCostsTwoReadingCallsAndNothingElse() {
    rig.built(40);

    AuditReport report = swept();

    assertThat(report.compared()).isEqualTo(40);
    assertThat(report.found()).isEmpty();
    assertThat(rig.panel.log().entries()).hasSize(2);
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void aSuspendedHostThatItsCustomerStartedIsStoppedAgain() {
    rig.built(3);
    rig.send(2, Verb.SUSPEND);
    rig.settle();
    rig.panel.customer().powerOn(rig.host(2).id());

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).isEqualTo(Map.of(DriftKind.STILL_RUNNING, 1L));
    assertThat(rig.site(2).running()).isFalse();
    assertThat(rig.operations(2).get(0).verb()).isEqualTo(Verb.RECONCILE);
    assertThat(rig.operations(2).get(0).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(swept().found()).isEmpty();
    assertThat(rig.drift()).isEmpty();
  }

  @Test
  void aSuspensionThatThePanelsOwnMeasuringUndidIsMadeAgain() {
    rig.built(3);
    rig.send(2, Verb.SUSPEND);
    rig.settle();
    rig.panel.customer().administratorSets(rig.host(2).id(), "normal");

    swept();
    rig.settle();

    assertThat(rig.host(2).status()).isEqualTo("stop");
    assertThat(rig.site(2).running()).isFalse();
  }

  @Test
  void anEndDateThatSomeoneChangedIsSetAgain() {
    rig.built(3);
    var wanted = rig.host(1).endsOn();
    rig.panel.carryOut(
        "host_endtime",
        Map.of("id", Long.toString(rig.host(1).id()), "endtime", wanted.minusDays(9).toString()));

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).containsOnlyKeys(DriftKind.WRONG_END_DATE);
    assertThat(rig.host(1).endsOn()).isEqualTo(wanted);
    assertThat(rig.site(1).edate()).isEqualTo(wanted.toString());
  }

  @Test
  void limitsOfAnOrdersOwnAreWhatAHostIsComparedWith() {
    rig.createAs("s1", "basic", Map.of(Detail.SITE, "20 GB"));
    rig.settle();
    assertThat(swept().found()).isEmpty();
    rig.panel.carryOut(
        "host_edit", Map.of("id", Long.toString(rig.host(1).id()), "site_max", "200"));
    rig.clock.advance(Duration.ofMinutes(1));

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).isEqualTo(Map.of(DriftKind.WRONG_LIMITS, 1L));
    assertThat(rig.host(1).limits()).startsWith(20480, 100);
    assertThat(swept().found()).isEmpty();
  }

  @Test
  void anAuditThatSomeoneBeganEndsWithThePlanThatHasNone() {
    rig.built(1);
    rig.panel.carryOut("host_edit", Map.of("id", Long.toString(rig.host(1).id()), "is_audit", "1"));

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).isEqualTo(Map.of(DriftKind.WRONG_LIMITS, 1L));
    assertThat(rig.host(1).audited()).isFalse();
  }

  @Test
  void limitsThatSomeoneChangedAreSetAgain() {
    rig.built(3);
    rig.panel.carryOut(
        "host_edit", Map.of("id", Long.toString(rig.host(1).id()), "site_max", "9000"));

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).containsOnlyKeys(DriftKind.WRONG_LIMITS);
    assertThat(rig.host(1).siteMax()).isNotEqualTo(9000);
    assertThat(swept().found()).isEmpty();
  }

  @Test
  void aHostThatSomeoneRecycledIsListedAndLeftToAPerson() {
    rig.built(8);
    rig.panel.customer().administratorRecycles(rig.host(1).id());

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).containsOnlyKeys(DriftKind.MISSING);
    assertThat(rig.writings()).isEmpty();
    assertThat(rig.drift())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.finding().service()).contains(AuditRig.service(1));
              assertThat(entry.finding().what()).contains("gone from the panel");
              assertThat(entry.finding().calls()).isEmpty();
            });
  }

  @Test
  void aHostThatThePanelLetExpireIsRecoveredDatedAndStarted() {
    rig.built(3);
    rig.clock.advance(Duration.ofDays(35));
    rig.panel.cron().hostTask();
    assertThat(rig.panel.state().liveHosts()).isEmpty();

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).containsOnlyKeys(DriftKind.RECYCLED);
    assertThat(rig.site(1).running()).isTrue();
    assertThat(rig.host(1).status()).isEqualTo("normal");
    assertThat(swept().found()).isEmpty();
  }

  @Test
  void aHostThatSomeoneGaveToAnotherUserIsListedAndNotTouched() {
    rig.built(8);
    rig.panel.carryOut(
        "host_push", Map.of("host_id", Long.toString(rig.host(1).id()), "user_id", "1"));

    rig.panel.log().clear();

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).containsOnlyKeys(DriftKind.WRONG_OWNER);
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void aHostOfOneOfOurUsersThatNoServiceKnowsIsListedUntilSomeoneSettlesIt() {
    rig.built(3);
    rig.panel.buildLate("strangeshop1", rig.host(1).userId());

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).containsOnlyKeys(DriftKind.ORPHAN);
    assertThat(rig.writings()).isEmpty();
    String subject = rig.drift().get(0).finding().subject();
    assertThat(
            rig.audits.settle(
                AuditRig.PANEL,
                DriftKind.ORPHAN,
                subject,
                AuditRig.by("ann", "the customer's own")))
        .isTrue();
    swept();
    assertThat(rig.drift().get(0).settled().orElseThrow().by()).isEqualTo("ann");
  }

  @Test
  void aHostThatAppearsLateUnderANameGivenUpIsTakenDown() {
    rig.next(
        Endpoint.HOST_BUILD,
        form -> {
          throw new PanelUnconfirmed("host_build", true, 0, "no answer came");
        });
    rig.built(1);
    String burnt =
        rig.journal.fleet().burntNames(AuditRig.service(1)).stream()
            .findFirst()
            .orElseThrow()
            .value();
    rig.panel.buildLate(burnt, rig.host(1).userId());
    assertThat(rig.panel.state().liveHosts()).hasSize(2);

    swept();
    rig.settle();

    assertThat(rig.panel.state().liveHosts()).hasSize(1);
    assertThat(rig.site(1).running()).isTrue();
  }

  @Test
  void whatACustomerPoweredOffIsListedAndLeftOff() {
    rig.built(3);
    rig.panel.customer().powerOff(rig.host(1).id());

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).containsOnlyKeys(DriftKind.NOT_RUNNING);
    assertThat(report.filed()).isZero();
    assertThat(rig.site(1).running()).isFalse();
  }

  @Test
  void hostsThatSomeoneLockedAreInErrorOrOverTheirQuotaAreListedByTheirKind() {
    rig.built(40);
    rig.panel.customer().administratorSets(rig.host(1).id(), "locked");
    rig.panel.customer().administratorSets(rig.host(2).id(), "error");
    rig.panel.bt().size(rig.host(3).btName(), 5000);
    rig.panel.carryOut("host_resource", Map.of("id", Long.toString(rig.host(3).id())));

    AuditReport report = swept();

    assertThat(report.found())
        .isEqualTo(
            Map.of(DriftKind.LOCKED_BY_OTHERS, 1L, DriftKind.FAULTY, 1L, DriftKind.OVER_QUOTA, 1L));
    assertThat(report.filed()).isZero();
  }

  @Test
  void aServiceThatIsBeingWorkedOnIsLeftToItsAttempt() {
    rig.built(3);
    rig.send(1, Verb.SUSPEND);

    assertThat(swept().found()).isEmpty();
  }

  @Test
  void aRowThatIsOlderThanOurLastLookIsIgnored() {
    rig.built(3);
    rig.next(
        Endpoint.HOST_LIST,
        form -> {
          SandboxPanel.Answer before = rig.panel.ask("host_list", form);
          rig.send(1, Verb.SUSPEND);
          rig.work();
          return new Reply(before.status(), before.body());
        });

    assertThat(swept().found()).isEmpty();
    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void anotherInstallationsAndANeighboursHostsAreNeverTouched() {
    rig.built(3);
    rig.panel.buildLate("neighbour", 1);
    var other = new AuditRig("other", rig);
    other.built(3);
    var rows = rig.panel.state().liveHosts().stream().map(Object::toString).toList();

    assertThat(swept().found()).isEmpty();
    assertThat(other.audits.sweep(AuditRig.PANEL).found()).isEmpty();
    rig.settle();
    other.settle();

    assertThat(rig.panel.state().liveHosts().stream().map(Object::toString)).isEqualTo(rows);
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void aListThatIsCutOffMakesNothingMissing() {
    rig.built(12);
    rig.next(Endpoint.HOST_LIST, form -> half(rig.panel.ask("host_list", form)));

    assertThatThrownBy(this::swept).isInstanceOf(PanelTrouble.class);

    assertThat(rig.drift()).isEmpty();
  }

  @Test
  void anEmptyAnswerIsNotAnEmptyPanel() {
    rig.built(12);
    rig.next(
        Endpoint.HOST_LIST,
        form -> new Reply(200, "{\"code\":1,\"msg\":\"\",\"data\":null}".getBytes(UTF_8)));

    assertThatThrownBy(this::swept).isInstanceOf(PanelTrouble.class);

    assertThat(rig.drift()).isEmpty();
  }

  @Test
  void whatAPersonHasSettledIsListedAndNotRepaired() {
    rig.built(3);
    String id = Long.toString(rig.host(1).id());
    rig.panel.carryOut("host_edit", Map.of("id", id, "site_max", "9000"));
    rig.panel.log().clear();
    rig.audits.look(AuditRig.PANEL);

    rig.audits.settle(
        AuditRig.PANEL, DriftKind.WRONG_LIMITS, "s1", AuditRig.by("ann", "x".repeat(500)));
    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).isEqualTo(Map.of(DriftKind.WRONG_LIMITS, 1L));
    assertThat(report.filed()).isZero();
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void aKindThatIsOnlyToBeReportedIsNotRepairedAndOneToBeIgnoredIsNotListed() {
    rig.close();
    rig =
        new AuditRig(
            new AuditRules(
                Map.of(
                    DriftKind.WRONG_LIMITS,
                    DriftPolicy.REPORT,
                    DriftKind.WRONG_END_DATE,
                    DriftPolicy.IGNORE),
                5));
    rig.built(3);
    String id = Long.toString(rig.host(1).id());
    rig.panel.carryOut("host_edit", Map.of("id", id, "site_max", "9000", "endtime", "2030-01-01"));
    rig.panel.log().clear();

    AuditReport report = swept();
    rig.settle();

    assertThat(report.found()).isEqualTo(Map.of(DriftKind.WRONG_LIMITS, 1L));
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void aPlanTellsEveryDifferenceAndTheCallsAndWritesNothing() {
    rig.built(12);
    rig.panel.customer().administratorSets(rig.host(3).id(), "normal");
    rig.panel.carryOut(
        "host_edit", Map.of("id", Long.toString(rig.host(1).id()), "site_max", "9000"));
    rig.panel.log().clear();

    AuditReport plan = rig.audits.look(AuditRig.PANEL);

    assertThat(plan.filed()).isZero();
    assertThat(rig.drift())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.finding().what()).isEqualTo("site MB 9000 instead of 200");
              assertThat(entry.finding().calls()).containsExactly("host_update");
            });
    rig.settle();
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void aPlanThatWasAppliedIsEmptyAfterwards() {
    rig.built(12);
    rig.panel.carryOut(
        "host_edit", Map.of("id", Long.toString(rig.host(1).id()), "site_max", "9000"));

    swept();
    rig.settle();

    assertThat(rig.audits.look(AuditRig.PANEL).found()).isEmpty();
    assertThat(rig.drift()).isEmpty();
  }

  @Test
  void thePlanOfOneServiceSeesTheWebServerToo() {
    rig.built(2);
    rig.panel.bt().stop(rig.site(1));

    var found = rig.audits.differences(AuditRig.service(1)).orElseThrow();

    assertThat(found)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(DriftKind.NOT_RUNNING);
              assertThat(finding.calls()).containsExactly("host_endtime", "host_sync");
            });
    assertThat(rig.writings()).isEmpty();
    assertThat(rig.audits.reconcile(AuditRig.service(1), "asked for")).isPresent();
    rig.settle();
    assertThat(rig.audits.differences(AuditRig.service(1))).isEqualTo(Optional.of(List.of()));
  }
}
