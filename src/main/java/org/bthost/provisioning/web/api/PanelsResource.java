package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.PanelBrake;
import org.bthost.provisioning.domain.PanelCondition;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Room;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.PanelRooms;
import org.bthost.provisioning.provision.PanelRooms.PanelRoom;
import org.bthost.provisioning.reconcile.Audits;
import org.bthost.provisioning.web.doc.Endpoint;
import org.jspecify.annotations.Nullable;

/** The panels, and the test of the connection to one. */
@Path("api/panels")
@Dependent
public class PanelsResource {
  @Inject PanelGateway gateway;
  @Inject OrderDesk desk;
  @Inject Journal journal;
  @Inject Audits audits;
  @Inject PanelRooms rooms;

  /** A panel as the API shows it. */
  public record PanelView(
      String id,
      String address,
      String availability,
      String state,
      List<String> warnings,
      RoomView room,
      @Nullable BrakeView brake) {
    static PanelView of(PanelCondition panel, RoomView room, Optional<PanelBrake> brake) {
      return new PanelView(
          panel.panel().value(),
          panel.address(),
          panel.availability().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          panel.state(),
          panel.warnings(),
          room,
          brake.map(BrakeView::of).orElse(null));
    }
  }

  /**
   * How much may be placed on a panel, and what is taken of it.
   *
   * @param services that live on it, of {@code capacity} that may
   * @param reservedMb MiB that their products reserve, of {@code mostReservedMb} that they may;
   *     null where there is no limit
   */
  public record RoomView(
      String group,
      int weight,
      boolean maintenance,
      long services,
      int capacity,
      long reservedMb,
      @Nullable Long mostReservedMb) {
    static RoomView of(List<PanelRoom> rooms, PanelId panel) {
      return rooms.stream()
          .filter(it -> it.panel().id().equals(panel))
          .findFirst()
          .map(RoomView::of)
          .orElseThrow();
    }

    private static RoomView of(PanelRoom it) {
      Room room = it.panel().room();
      OptionalLong most = room.reservedMb();
      return new RoomView(
          room.group().name(),
          room.weight(),
          room.maintenance(),
          it.taken().services(),
          room.capacity(),
          it.taken().megabytes(),
          most.isEmpty() ? null : most.getAsLong());
    }
  }

  /** Why audits, or everything, stand still on a panel. */
  public record BrakeView(String reach, String why, String since) {
    static BrakeView of(PanelBrake brake) {
      return new BrakeView(
          brake.reach().name().toLowerCase(Locale.ROOT), brake.why(), brake.since().toString());
    }
  }

  /** What a connection test found. */
  public record TestView(String panel, boolean usable, String diagnosis, List<String> quirks) {}

  /** Lists the panels, and how each does. */
  @GET
  @Endpoint(answers = PanelView[].class)
  public Response list() {
    Map<PanelId, PanelBrake> brakes =
        journal.brakes().on().stream().collect(Collectors.toMap(PanelBrake::panel, it -> it));
    List<PanelRoom> room = rooms.all();
    return Json.answer(
        200,
        gateway.conditions().stream()
            .map(
                it ->
                    PanelView.of(
                        it,
                        RoomView.of(room, it.panel()),
                        Optional.ofNullable(brakes.get(it.panel()))))
            .toList());
  }

  /**
   * Tests the connection to a panel, with reading calls only, also where it is down.
   *
   * @param id the panel
   */
  @POST
  @Path("{id}/test")
  @Endpoint(answers = TestView.class, errors = 404)
  public Response test(@PathParam("id") String id) {
    if (!gateway.knows(id)) {
      return Problem.noSuchPanel();
    }
    ConnectionReport report = desk.testConnection(new PanelId(id));
    return Json.answer(200, new TestView(id, report.usable(), report.diagnosis(), report.quirks()));
  }

  /**
   * Takes the brake off a panel: what it has stopped goes on for an hour, whatever is found.
   *
   * @param id the panel
   */
  @POST
  @Path("{id}/release")
  @Endpoint(
      takes = RulingBody.class,
      answers = Ruling.class,
      errors = {400, 404, 409, 413})
  public Response release(@PathParam("id") String id, InputStream body) throws IOException {
    if (!gateway.knows(id)) {
      return Problem.noSuchPanel();
    }
    try {
      Ruling ruling = RulingBody.read(HandAction.RETRY, body);
      return audits.release(new PanelId(id), ruling)
          ? Json.answer(200, ruling)
          : Problem.of(409, "No brake is on", "nothing stands still on this panel");
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable ruling", e.getMessage(), e.field());
    }
  }
}
