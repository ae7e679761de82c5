package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Halt;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Sighting;
import org.bthost.provisioning.domain.Verb;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** Services in the table {@code bthost_service}: what is wanted and what is remembered. */
final class ServiceRow {
  private static final String WISHES =
      "update bthost_service set lifecycle = :lifecycle, product = :product, package_options = :options,"
          + " paid_until = :paidUntil, customer_id = :customer, customer_email = :email,"
          + " customer_locale = :locale, generation = :generation, incarnation = :incarnation, powered = :powered, "
          + Verb.ofBilling().stream()
              .map(verb -> sequenceOf(verb) + " = :" + sequenceOf(verb))
              .collect(Collectors.joining(", "))
          + " where id = :id";

  /** Sets the home first: MariaDB sees what was set before in the same statement. */
  private static final String MEMORY =
      "update bthost_service set home_panel = coalesce(:panel, panel, home_panel),"
          + " room_options = case when :applied = product and coalesce(:appliedOptions, '') = coalesce(package_options, '')"
          + " then null else room_options end,"
          + " room_product = case when :applied = product and coalesce(:appliedOptions, '') = coalesce(package_options, '')"
          + " then null else room_product end,"
          + " panel = :panel, user_name = :userName, user_id = :userId,"
          + " host_id = :hostId, host_name = :hostName, adopted_site = :adopted, halted = :halted, halt_open_until = :haltOpen, last_seen_end = :end,"
          + " applied_product = :applied, applied_options = :appliedOptions, shut_ftp = :shutFtp, reached = :reached where id = :id";

  private static final String SIGHTING =
      "update bthost_service set seen_state = :state, seen_web = :web, seen_end = :end,"
          + " seen_site_mb = :site, seen_database_mb = :database, seen_flow_mb = :flow,"
          + " seen_domains = :domains, seen_web_backups = :webBackups,"
          + " seen_database_backups = :databaseBackups, seen_drift = :drift, seen_at = :at"
          + " where id = :id";
  private static final int LONGEST_DRIFT = 4000;

  private ServiceRow() {}

  static Service read(ResultSet row, StatementContext context) throws SQLException {
    return Columns.whole("service", row, () -> service(row));
  }

  private static Service service(ResultSet row) throws SQLException {
    return new Service(
        new ServiceId(row.getString("id")),
        wishes(row),
        sequences(row),
        placement(row),
        binding(row),
        new Halt(
            Halt.Kind.valueOf(row.getString("halted")),
            Columns.optionalInstant(row, "halt_open_until")),
        Columns.day(row, "last_seen_end"),
        applied(row),
        Columns.number(row, "shut_ftp"),
        row.getLong("reached"));
  }

  private static Optional<OrderedPackage> applied(ResultSet row) throws SQLException {
    PackageOptions options = Columns.options(row.getString("applied_options"));
    return Columns.product(row, "applied_product")
        .map(product -> new OrderedPackage(product, options));
  }

  private static Optional<DesiredState> wishes(ResultSet row) throws SQLException {
    Optional<String> lifecycle = Columns.text(row, "lifecycle");
    if (lifecycle.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DesiredState(
            row.getLong("generation"),
            row.getInt("incarnation"),
            Lifecycle.valueOf(lifecycle.get()),
            Columns.product(row, "product").orElseThrow(),
            Columns.options(row.getString("package_options")),
            Columns.day(row, "paid_until").orElseThrow(),
            Columns.customer(row).orElseThrow(),
            row.getBoolean("powered")));
  }

  private static Map<Verb, Long> sequences(ResultSet row) throws SQLException {
    var sequences = new EnumMap<Verb, Long>(Verb.class);
    for (Verb verb : Verb.ofBilling()) {
      OptionalLong last = Columns.number(row, sequenceOf(verb));
      last.ifPresent(number -> sequences.put(verb, number));
    }
    return sequences;
  }

  private static String sequenceOf(Verb verb) {
    return verb.name().toLowerCase(Locale.ROOT) + "_sequence";
  }

  private static Optional<Placement> placement(ResultSet row) throws SQLException {
    Optional<String> panel = Columns.text(row, "panel");
    if (panel.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong user = Columns.number(row, "user_id");
    return Optional.of(
        new Placement(
            new PanelId(panel.get()),
            new HostName(row.getString("user_name")),
            user.isPresent() ? Optional.of(new PanelUserId(user.getAsLong())) : Optional.empty()));
  }

  private static Optional<Binding> binding(ResultSet row) throws SQLException {
    OptionalLong host = Columns.number(row, "host_id");
    String name = row.getString("host_name");
    return host.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Binding(
                new HostId(host.getAsLong()),
                Columns.text(row, "adopted_site").orElseGet(() -> name)));
  }

  static Optional<Sighting> sighting(Handle handle, ServiceId service) {
    return Optional.ofNullable(sightings(handle, List.of(service)).get(service));
  }

  static Map<ServiceId, Sighting> sightings(Handle handle, Collection<ServiceId> services) {
    return handle
        .createQuery("select * from bthost_service where id in (<ids>) and seen_state is not null")
        .bindList("ids", services.stream().map(ServiceId::value).toList())
        .map((row, context) -> Map.entry(new ServiceId(row.getString("id")), readSighting(row)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Sighting readSighting(ResultSet row) throws SQLException {
    List<String> drift = Columns.text(row, "seen_drift").orElse("").lines().toList();
    return new Sighting(
        row.getString("seen_state"),
        Columns.text(row, "seen_web").map(WebServer::valueOf),
        Columns.day(row, "seen_end"),
        limits(row),
        drift,
        Columns.instant(row, "seen_at"));
  }

  private static Optional<Limits> limits(ResultSet row) throws SQLException {
    return Columns.number(row, "seen_site_mb").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Limits(
                row.getInt("seen_site_mb"),
                row.getInt("seen_database_mb"),
                row.getInt("seen_flow_mb"),
                row.getInt("seen_domains"),
                row.getInt("seen_web_backups"),
                row.getInt("seen_database_backups")));
  }

  static void writeSighting(Handle handle, ServiceId service, Sighting seen) {
    Optional<Limits> limits = seen.limits();
    handle
        .createUpdate(SIGHTING)
        .bind("id", service.value())
        .bind("state", seen.state())
        .bind("web", seen.webServer().map(WebServer::name))
        .bind("end", seen.endsOn())
        .bind("site", limits.map(Limits::siteMb))
        .bind("database", limits.map(Limits::databaseMb))
        .bind("flow", limits.map(Limits::flowMb))
        .bind("domains", limits.map(Limits::domains))
        .bind("webBackups", limits.map(Limits::webBackups))
        .bind("databaseBackups", limits.map(Limits::databaseBackups))
        .bind("drift", Columns.cut(String.join("\n", seen.drift()), LONGEST_DRIFT))
        .bind("at", seen.at().toEpochMilli())
        .execute();
  }

  static void writeWishes(Handle handle, Service service) {
    DesiredState wish = service.wanted();
    Update update = handle.createUpdate(WISHES);
    for (Verb verb : Verb.ofBilling()) {
      update.bind(sequenceOf(verb), service.sequences().get(verb));
    }
    update
        .bind("id", service.id().value())
        .bind("lifecycle", wish.lifecycle().name())
        .bind("product", wish.product().value())
        .bind("options", Columns.lines(wish.options()))
        .bind("paidUntil", wish.paidUntil())
        .bind("customer", wish.customer().id())
        .bind("email", wish.customer().email())
        .bind("locale", wish.customer().locale())
        .bind("generation", wish.generation())
        .bind("incarnation", wish.incarnation())
        .bind("powered", wish.powered())
        .execute();
  }

  static void writeMemory(Handle handle, Service service) {
    handle
        .createUpdate(MEMORY)
        .bind("id", service.id().value())
        .bind("panel", service.placement().map(place -> place.panel().value()))
        .bind("userName", service.placement().map(place -> place.userName().value()))
        .bind("userId", service.placement().flatMap(Placement::user).map(PanelUserId::value))
        .bind("hostId", service.host().map(host -> host.id().value()))
        .bind("hostName", service.host().filter(host -> !host.isAdopted()).map(Binding::name))
        .bind("adopted", service.host().filter(Binding::isAdopted).map(Binding::name))
        .bind("halted", service.halted().kind().name())
        .bind("haltOpen", service.halted().openUntil().map(Instant::toEpochMilli))
        .bind("end", service.lastSeenEnd())
        .bind("applied", service.applied().map(it -> it.product().value()))
        .bind("appliedOptions", service.applied().flatMap(it -> Columns.lines(it.options())))
        .bind("shutFtp", Columns.boxed(service.shutFtp()))
        .bind("reached", service.reached())
        .execute();
  }
}
