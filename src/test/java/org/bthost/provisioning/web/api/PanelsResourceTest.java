package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.bthost.provisioning.domain.AuditRules;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.HostPackage.PanelPlan;
import org.bthost.provisioning.domain.Packs;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelGroup;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Room;
import org.bthost.provisioning.provision.PanelRooms;
import org.bthost.provisioning.scenario.Rig;
import org.junit.jupiter.api.Test;

/** What is shown of the panels. */
class PanelsResourceTest {
  private static final PanelGroup SSD = new PanelGroup("ssd");

  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  private static JsonNode shown(Rig rig, OptionalLong reservable) throws IOException {
    var room = new Room(SSD, 3, 40, reservable, true);
    var basic =
        new Product(
            new ProductId("basic"),
            Packs.same(new PanelPlan(1)),
            SSD,
            700,
            OptionalLong.empty(),
            3,
            14,
            false);
    var panel = new Panel(Rig.PANEL, ZoneOffset.UTC, room, AuditRules.standard());
    var resource = new PanelsResource();
    resource.gateway = rig.gateway;
    resource.journal = rig.journal;
    resource.rooms = new PanelRooms(rig.journal, new Catalogue(List.of(basic), List.of(panel)));
    return json(resource.list(), 200).get(0).get("room");
  }

  @Test
  void itsRoomAndWhatIsTakenOfItAreShown() throws IOException {
    try (var rig = new Rig()) {
      rig.built("basic");

      assertThat(shown(rig, OptionalLong.of(9000)).toString())
          .isEqualTo(
              "{\"group\":\"ssd\",\"weight\":3,\"maintenance\":true,\"services\":1,"
                  + "\"capacity\":40,\"reservedMb\":700,\"mostReservedMb\":9000}");
      assertThat(shown(rig, OptionalLong.empty()).get("mostReservedMb").isNull()).isTrue();
    }
  }
}
