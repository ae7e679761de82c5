package org.bthost.provisioning.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Reply;
import org.bthost.provisioning.provision.Claim;
import org.bthost.provisioning.reconcile.HostMatch.Kind;
import org.bthost.sandbox.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hosts that are on a panel before the module is, and those of others. */
class ImportTest {
  private final AuditRig rig = new AuditRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static String firstLabel(HostMatch match) {
    String site = match.host().siteName();
    return site.substring(0, site.indexOf('.'));
  }

  private Claim claim(String service, String host, boolean suspended) {
    return new Claim(
        host,
        new ServiceId(service),
        new Customer("c-9", Optional.empty(), Optional.empty()),
        new ProductId("basic"),
        rig.today().plusDays(31),
        suspended);
  }

  private Map<Integer, InvalidIntent> adopt(String service, Host host, boolean suspended) {
    Claim claim = claim(service, Long.toString(host.id()), suspended);
    return rig.importer.adopt(AuditRig.PANEL, List.of(claim), false);
  }

  @Test
  void everyHostOfAPanelIsMatchedACandidateOrForeign() {
    rig.built(2);
    Host shop = rig.foreign("shop7");
    rig.foreign("elsewhere");
    rig.createAs("shop7", "basic");

    Map<String, Kind> kinds =
        rig.importer.hosts(AuditRig.PANEL, 0, 100).stream()
            .collect(Collectors.toMap(ImportTest::firstLabel, HostMatch::kind));

    assertThat(kinds)
        .hasSize(4)
        .containsEntry("shop7", Kind.CANDIDATE)
        .containsEntry("elsewhere", Kind.FOREIGN);
    assertThat(kinds.values()).filteredOn(Kind.MATCHED::equals).hasSize(2);
    assertThat(rig.importer.hosts(AuditRig.PANEL, shop.id() - 1, 1))
        .singleElement()
        .satisfies(
            match -> {
              assertThat(match.service()).contains(new ServiceId("shop7"));
              assertThat(match.why()).isEqualTo("its name is the service's id");
            });
  }

  @Test
  void anAdoptedHostIsAServiceLikeAnyOtherAndAdoptingWroteNothing() {
    Host shop = rig.foreign("shop7");
    rig.panel.log().clear();

    assertThat(adopt("svc-shop", shop, false)).isEmpty();
    rig.settle();
    assertThat(rig.writings()).isEmpty();

    rig.audits.sweep(AuditRig.PANEL);
    rig.settle();
    assertThat(rig.audits.sweep(AuditRig.PANEL).found()).isEmpty();
    assertThat(shop.endsOn()).isEqualTo(rig.today().plusDays(34));

    Receipt suspension = rig.sendAs("svc-shop", Verb.SUSPEND);
    rig.settle();
    assertThat(status(suspension)).isEqualTo(Status.SUCCEEDED);
    assertThat(shop.status()).isEqualTo("stop");
  }

  @Test
  void anAdoptedHostOfASharedUserGetsAUserOfItsOwnWhenItIsTransferred() {
    Host shop = rig.foreign("shop7");
    Host neighbour = rig.foreign("shop8");
    adopt("svc-shop", shop, false);
    rig.audits.sweep(AuditRig.PANEL);
    rig.settle();
    String shared = rig.panel.state().users().get(0).password();
    var service = new ServiceId("svc-shop");

    rig.submissions.submit(
        Intent.transfer(
            new EventKey("/billing", "give"),
            service,
            new Customer("c-2", Optional.empty(), Optional.empty())));
    rig.settle();

    assertThat(rig.journal.operationsOf(service, 1).get(0).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(rig.panel.log().count("host_push")).isEqualTo(1);
    assertThat(shop.userId()).isNotEqualTo(neighbour.userId());
    assertThat(rig.panel.state().users().get(0).password()).isEqualTo(shared);
    assertThat(rig.journal.service(service).orElseThrow())
        .satisfies(
            known -> {
              assertThat(known.wanted().customer().id()).isEqualTo("c-2");
              assertThat(known.placement().orElseThrow().user().orElseThrow().value())
                  .isEqualTo(shop.userId());
            });
    rig.sendAs("svc-shop", Verb.SUSPEND);
    rig.settle();
    assertThat(shop.status()).as("the host is still known as its own").isEqualTo("stop");
  }

  @Test
  void theSameClaimOnceMoreChangesNothing() {
    Host shop = rig.foreign("shop7");
    adopt("svc-shop", shop, false);
    rig.sendAs("svc-shop", Verb.SUSPEND);
    rig.settle();
    var before = rig.journal.service(new ServiceId("svc-shop"));

    assertThat(adopt("svc-shop", shop, false)).isEmpty();

    assertThat(rig.journal.service(new ServiceId("svc-shop"))).isEqualTo(before);
  }

  @Test
  void hostsThatAreAdoptedWithOtherEndDatesAreNoReasonForABrake() {
    for (int n = 1; n <= 6; n++) {
      adopt("svc-" + n, rig.foreign("shop" + n), false);
    }

    AuditReport report = rig.audits.sweep(AuditRig.PANEL);

    assertThat(report.found()).containsEntry(DriftKind.WRONG_END_DATE, 6L);
    assertThat(report.brake()).isEmpty();
    assertThat(report.filed()).isPositive();
  }

  @Test
  void aServiceWhoseBuildIsUnderWayAdoptsNothing() {
    Host shop = rig.foreign("shop7");
    rig.create(1, "basic");
    rig.next(Endpoint.HOST_BUILD, fields -> new Reply(502, new byte[0]));
    rig.work();
    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.WAITING);

    assertThat(adopt("s1", shop, false).get(0)).hasMessageContaining("a build of s1 is under way");
  }

  @Test
  void aHostIsACandidateByItsOwnersNameToo() {
    rig.createAs("svc-1", "basic");
    long user = rig.panel.raceUser("c-1").id();
    rig.panel.buildLate("hisshop", user);
    rig.panel.log().clear();

    assertThat(rig.importer.hosts(AuditRig.PANEL, 0, 100))
        .filteredOn(match -> firstLabel(match).equals("hisshop"))
        .singleElement()
        .satisfies(
            match -> {
              assertThat(match.kind()).isEqualTo(Kind.CANDIDATE);
              assertThat(match.service()).contains(new ServiceId("svc-1"));
              assertThat(match.why()).isEqualTo("its panel user is named like the customer, c-1");
            });
    assertThat(rig.writings()).isEmpty();
  }

  private Status status(Receipt receipt) {
    return rig.journal.operation(receipt.operation()).orElseThrow().status();
  }

  @Test
  void aDryRunAdoptsNothingAndTellsWhatWouldBeRefused() {
    rig.built(1);
    rig.foreign("shop7");

    Map<Integer, InvalidIntent> refused =
        rig.importer.adopt(
            AuditRig.PANEL,
            List.of(
                claim("a", "shop7.test.com", false),
                claim("b", Long.toString(rig.hostId(1)), false),
                claim("c", "999", false)),
            true);

    assertThat(refused).containsOnlyKeys(1, 2);
    assertThat(refused.get(1)).hasMessageContaining("is the host of service s1 already");
    assertThat(refused.get(2)).hasMessageContaining("the panel lists no such host");
    assertThat(rig.journal.service(new ServiceId("a"))).isEmpty();
  }

  @Test
  void aHostIsOneServicesOnlyAndAServiceHasOneHostOnly() {
    Host shop = rig.foreign("shop7");
    Host other = rig.foreign("other8");
    adopt("svc-shop", shop, false);

    assertThat(adopt("svc-shop", shop, false)).isEmpty();
    assertThat(adopt("svc-else", shop, false)).hasSize(1);
    assertThat(adopt("svc-shop", other, false)).hasSize(1);
  }

  @Test
  void otherHostsOfAnAdoptedHostsUserAreNoOrphans() {
    Host shop = rig.foreign("shop7");
    rig.foreign("other8");
    adopt("svc-shop", shop, false);

    assertThat(rig.audits.sweep(AuditRig.PANEL).found()).doesNotContainKey(DriftKind.ORPHAN);
  }

  @Test
  void anAdoptedHostThatIsSuspendedCanBeUnsuspended() {
    Host shop = rig.foreign("shop7");
    rig.panel.customer().administratorSets(shop.id(), "locked");
    adopt("svc-shop", shop, true);

    Receipt receipt = rig.sendAs("svc-shop", Verb.UNSUSPEND);
    rig.settle();

    assertThat(status(receipt)).isEqualTo(Status.SUCCEEDED);
    assertThat(shop.status()).isEqualTo("normal");
  }
}
