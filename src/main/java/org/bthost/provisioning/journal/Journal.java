package org.bthost.provisioning.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.BurntName;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Sighting;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.WebhookMessage;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** What billing wants and what is being done about it, durable in one database. */
public final class Journal {
  private static final int TRIES = 5;

  private final Jdbi database;
  private final Transactions transactions;
  private final SecretBox secrets;
  private final DatabaseTime time;

  private Journal(Transactions transactions, SecretBox secrets, DatabaseTime time) {
    this.database = transactions.database();
    this.transactions = transactions;
    this.secrets = secrets;
    this.time = time;
  }

  /** A journal that begins and ends its own transactions. */
  public static Journal over(DataSource database, SecretBox secrets, DatabaseTime time) {
    return new Journal(new Transactions(Jdbi.create(database), TRIES), secrets, time);
  }

  /** A journal that writes within the container's current transaction and never ends it. */
  public static Journal joining(DataSource database, SecretBox secrets, DatabaseTime time) {
    Jdbi joined = Jdbi.create(database).setTransactionHandler(new CMTTransactionHandler());
    return new Journal(new Transactions(joined, 1), secrets, time);
  }

  /**
   * Runs work in one transaction; again from its start where another transaction got in its way, or
   * where the connection was lost.
   *
   * <p>A connection may be lost when the database has committed and its answer is under way. So
   * work may run once more after it was written, and must be such that it then finds itself done:
   * it looks before it writes (an event's key, a lease, a status), writes values and not
   * differences, and leaves nothing outside the ledger that must not happen twice. Within a
   * container's transaction it runs once, as only the container can begin anew.
   *
   * @throws JournalUnreachable where the connection stays lost; whether the work is written is not
   *     known then, and the same work given again finds out
   */
  public <T> T write(Function<Ledger, T> work) {
    return transactions.inOne(handle -> work.apply(new Ledger(handle, secrets, time.now(handle))));
  }

  /** Whether a failure means that the connection is of no more use. */
  public static boolean isCutOff(SQLException failure) {
    return Setback.of(failure) == Setback.CUT_OFF;
  }

  /** Whether a failure of this journal means that its database can't be reached. */
  public static boolean isUnreachable(Throwable failure) {
    return failure instanceof JournalUnreachable
        || failure instanceof ConnectionException
        || (failure instanceof JdbiException && Setback.of(failure) == Setback.CUT_OFF);
  }

  /**
   * Remembers whose database this is, at the first start.
   *
   * @throws IllegalStateException where it is another installation's: a copy must not write
   */
  public void belongTo(InstallationId installation) {
    String owner = transactions.inOne(handle -> owner(handle, installation));
    if (!owner.equals(installation.value())) {
      throw new IllegalStateException(
          "this database belongs to installation '"
              + owner
              + "', but BTHOST_INSTALLATION_ID is '"
              + installation
              + "'; give the module its own database, or set the id back");
    }
  }

  private static String owner(Handle handle, InstallationId installation) {
    Optional<String> known =
        handle.createQuery("select id from bthost_installation").mapTo(String.class).findOne();
    if (known.isEmpty()) {
      handle.execute("insert into bthost_installation (id) values (?)", installation.value());
    }
    return known.orElse(installation.value());
  }

  public Optional<Operation> operation(OperationId id) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select * from bthost_operation where id = :id")
                .bind("id", id.value())
                .map(OperationRow::read)
                .findOne());
  }

  /** The operations of a service, newest first. */
  public List<Operation> operationsOf(ServiceId service, int limit) {
    return first(
        limit,
        handle ->
            handle
                .createQuery(
                    "select * from bthost_operation where service = :service"
                        + " order by created_at desc, generation desc, id"
                        + " limit :limit offset :offset")
                .bind("service", service.value()),
        OperationRow::read);
  }

  /** The newest operation of each of these services; without those that have none. */
  public Map<ServiceId, Operation> newestOperations(Collection<ServiceId> services) {
    return services.isEmpty()
        ? Map.of()
        : database.withHandle(handle -> OperationRow.newest(handle, services));
  }

  /** The operations that changed last, newest first. */
  public List<Operation> latestOperations(int limit) {
    return first(
        limit,
        handle ->
            handle.createQuery(
                "select * from bthost_operation order by updated_at desc"
                    + " limit :limit offset :offset"),
        OperationRow::read);
  }

  public List<Operation> operations(OperationSearch search) {
    return first(search.limit(), search::query, OperationRow::read);
  }

  private <T> List<T> first(int limit, Function<Handle, Query> query, RowMapper<T> reading) {
    return database.withHandle(
        handle -> Columns.firstReadable(limit, () -> query.apply(handle), reading));
  }

  public Optional<Service> service(ServiceId id) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select * from bthost_service where id = :id")
                .bind("id", id.value())
                .map(ServiceRow::read)
                .findOne());
  }

  public List<Service> services(ServiceSearch search) {
    return first(search.limit(), search::query, ServiceRow::read);
  }

  /** The panels that services live on, also such as are in the panels file no more. */
  public List<PanelId> panels() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select distinct panel from bthost_service where panel is not null"
                        + " order by panel")
                .mapTo(String.class)
                .map(PanelId::new)
                .list());
  }

  /** How many services take room on these panels, by the package that reserves it. */
  public Map<PanelId, Map<OrderedPackage, Long>> roomTaken(Collection<PanelId> panels) {
    return database.withHandle(handle -> new Rooms(handle).taken(panels));
  }

  public Optional<Sighting> sighting(ServiceId id) {
    return database.withHandle(handle -> ServiceRow.sighting(handle, id));
  }

  /** What was last seen of each of these services; without those that were never seen. */
  public Map<ServiceId, Sighting> sightings(Collection<ServiceId> services) {
    return services.isEmpty()
        ? Map.of()
        : database.withHandle(handle -> ServiceRow.sightings(handle, services));
  }

  public List<BurntName> burntNames(BurntSearch search) {
    return database.withHandle(handle -> new BurntNames(handle).list(search));
  }

  /** How many operations stand in each status. */
  public Map<String, Long> operationCounts() {
    return counts(
        "select status as name, count(*) as rows_counted from bthost_operation group by status");
  }

  /** How many services are wanted in each lifecycle. */
  public Map<String, Long> serviceCounts() {
    return counts(
        "select lifecycle as name, count(*) as rows_counted from bthost_service"
            + " where lifecycle is not null group by lifecycle");
  }

  private Map<String, Long> counts(String query) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(query)
                .reduceRows(
                    new TreeMap<String, Long>(),
                    (counts, row) -> {
                      counts.put(
                          row.getColumn("name", String.class),
                          row.getColumn("rows_counted", Long.class));
                      return counts;
                    }));
  }

  /** The database's time; fails where the database can't be reached. */
  public Instant now() {
    return database.withHandle(time::now);
  }

  public WorkQueue queue() {
    return new WorkQueue(database, time);
  }

  public Fleet fleet() {
    return new Fleet(database);
  }

  public DriftBook drift() {
    return new DriftBook(database);
  }

  public Brakes brakes() {
    return new Brakes(database, time);
  }

  public AuditTrail audit() {
    return new AuditTrail(database);
  }

  public Tickets tickets() {
    return new Tickets(database, time);
  }

  public JobBoard jobs() {
    return new JobBoard(transactions, time);
  }

  public Outbox<Outcome> outcomes() {
    return new Outbox<>(database, OutcomeRow.TABLE, OutcomeRow::read);
  }

  public Outbox<UsageNotice> notices() {
    return new Outbox<>(database, NoticeRow.TABLE, NoticeRow::read);
  }

  /** Messages for billing's webhook address. */
  public DeliveryBox<WebhookMessage> webhooks() {
    return new DeliveryBox<>(transactions, time, DeliveryTable.WEBHOOKS);
  }

  /** Letters to customers: those that the module sends, and those that are billing's to send. */
  public DeliveryBox<Letter> letters() {
    return new DeliveryBox<>(transactions, time, DeliveryTable.LETTERS);
  }

  public UsageBook usage() {
    return new UsageBook(transactions, time);
  }

  /**
   * What drops old rows.
   *
   * @param keepAudit how long rows of the audit trail are kept
   * @param keepOutcomes how long outcomes and notices are kept once they are delivered
   * @param keepOwn how long the module's own operations are kept once they have ended
   */
  public Purge purge(Duration keepAudit, Duration keepOutcomes, Duration keepOwn) {
    return new Purge(transactions, keepAudit, keepOutcomes, keepOwn);
  }
}
