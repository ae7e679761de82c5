package org.bthost.provisioning.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HandRecord;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Sighting;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The journal within one database transaction. What is written here stands or falls together. */
public final class Ledger {
  private final Handle handle;
  private final SecretBox secrets;
  private final Instant now;

  Ledger(Handle handle, SecretBox secrets, Instant now) {
    this.handle = handle;
    this.secrets = secrets;
    this.now = now;
  }

  /** The database's time when the transaction began. */
  public Instant now() {
    return now;
  }

  /** The service of this id, held against other transactions; one not known yet begins here. */
  public Service hold(ServiceId id) {
    Optional<Service> known = lock(id);
    if (known.isPresent()) {
      return known.get();
    }
    handle
        .createUpdate("insert into bthost_service (id) values (:id)")
        .bind("id", id.value())
        .execute();
    return lock(id).orElseThrow();
  }

  private Optional<Service> lock(ServiceId id) {
    return handle
        .createQuery("select * from bthost_service where id = :id for update")
        .bind("id", id.value())
        .map(ServiceRow::read)
        .findOne();
  }

  /**
   * The same, only while the lease stands.
   *
   * @throws LeaseLost where another worker has taken the service since
   */
  public Service hold(Lease lease) {
    return leased(lease, "*")
        .map(ServiceRow::read)
        .findOne()
        .orElseThrow(() -> new LeaseLost(lease.service(), lease.fence()));
  }

  /**
   * Holds the service of a lease against other transactions, without reading it.
   *
   * @throws LeaseLost where the lease does not stand any more
   */
  public void confirm(Lease lease) {
    if (leased(lease, "id").mapTo(String.class).findOne().isEmpty()) {
      throw new LeaseLost(lease.service(), lease.fence());
    }
  }

  private Query leased(Lease lease, String columns) {
    return handle
        .createQuery(
            "select "
                + columns
                + " from bthost_service where id = :id and lease_owner = :owner"
                + " and fence = :fence for update")
        .bind("id", lease.service().value())
        .bind("owner", lease.owner())
        .bind("fence", lease.fence());
  }

  /** Writes what is wanted of a service, and nothing of what is remembered. */
  public void keepWishes(Service service) {
    ServiceRow.writeWishes(handle, service);
  }

  /** Writes what is remembered of a service, and nothing of what is wanted. */
  public void keepMemory(Service service) {
    ServiceRow.writeMemory(handle, service);
  }

  public void keepSighting(ServiceId service, Sighting sighting) {
    ServiceRow.writeSighting(handle, service, sighting);
  }

  public Optional<Sighting> sighting(ServiceId service) {
    return ServiceRow.sighting(handle, service);
  }

  /**
   * Makes a service due: a worker takes it at this time or soon after. One that is due already
   * keeps its place.
   */
  public void due(ServiceId service, Instant at) {
    handle
        .createUpdate(
            "update bthost_service set due_at = case when due_at < :at then due_at else :at end"
                + " where id = :id")
        .bind("id", service.value())
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** Gives a lease back. Without a next time the service is not due until an event makes it so. */
  public void release(Lease lease, Optional<Instant> next) {
    handle
        .createUpdate(
            "update bthost_service set lease_owner = null, lease_until = null, due_at = :next"
                + " where id = :id and fence = :fence")
        .bind("id", lease.service().value())
        .bind("fence", lease.fence())
        .bind("next", next.map(Instant::toEpochMilli))
        .execute();
  }

  /** Gives a lease back; the service stays due, and keeps its place. */
  public void giveBack(Lease lease) {
    handle
        .createUpdate(
            "update bthost_service set lease_owner = null, lease_until = null"
                + " where id = :id and fence = :fence")
        .bind("id", lease.service().value())
        .bind("fence", lease.fence())
        .execute();
  }

  public Optional<Operation> operationOf(EventKey key) {
    return handle
        .createQuery(
            "select * from bthost_operation where event_source = :source and event_id = :id")
        .bind("source", key.source())
        .bind("id", key.id())
        .map(OperationRow::read)
        .findOne();
  }

  public Optional<Operation> operation(OperationId id) {
    return handle
        .createQuery("select * from bthost_operation where id = :id")
        .bind("id", id.value())
        .map(OperationRow::read)
        .findOne();
  }

  /** The operations of a service that made a desired state, in that order. */
  public List<Operation> takenIn(ServiceId service) {
    return operations(service, "generation > 0 order by generation, id").stream()
        .filter(it -> it.verb().isOfState())
        .toList();
  }

  /**
   * The operations of a service that are not at their end, in the order they came in.
   *
   * @throws UnreadableRow where one can't be read; once it is held it is left out, for a person
   */
  public List<Operation> openOperations(ServiceId service) {
    return operations(
        service,
        "status in ('PENDING', 'RUNNING', 'WAITING', 'HELD') order by created_at, generation, id");
  }

  private List<Operation> operations(ServiceId service, String which) {
    return handle
        .createQuery("select * from bthost_operation where service = :service and " + which)
        .bind("service", service.value())
        .map(OperationRow::readUnlessHeld)
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** The ids of the operations of a service that are worked on or wait, readable or not. */
  public List<OperationId> unfinished(ServiceId service) {
    return handle
        .createQuery(
            "select id from bthost_operation where service = :service and status in"
                + " ('PENDING', 'RUNNING', 'WAITING') order by created_at, generation, id")
        .bind("service", service.value())
        .map((row, context) -> new OperationId(row.getString("id")))
        .list();
  }

  /**
   * Counts an attempt of an operation whose row can't be read, and holds it after so many.
   *
   * @return how many attempts there were, where another one follows
   */
  public Optional<Integer> countUnreadable(OperationId id, int mostAttempts, String text) {
    return OperationRow.countUnreadable(handle, id, mostAttempts, text, now);
  }

  /** Operations that changed nothing yet and have waited since before this time, all the while. */
  public List<Operation> unmatchedSince(Instant before) {
    return handle
        .createQuery(
            "select * from bthost_operation where status = 'WAITING' and generation = 0"
                + " and updated_at < :before")
        .bind("before", before.toEpochMilli())
        .map(Columns.readable(OperationRow::read))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  public void add(Operation operation) {
    OperationRow.insert(handle, operation);
    tellIfNews(operation);
  }

  /**
   * Writes an operation's new state; where it has ended or is held, billing is to be told. Of the
   * module's own ones it is told only what is held.
   */
  public void change(Operation operation) {
    OperationRow.update(handle, operation);
    boolean retriable = operation.status() == Operation.Status.FAILED;
    if (operation.verb().isAction() && operation.status().isFinal() && !retriable) {
      actions().forget(operation.id());
    }
    tellIfNews(operation);
  }

  private void tellIfNews(Operation operation) {
    boolean held = operation.status() == Operation.Status.HELD;
    if (held || (operation.status().isFinal() && !operation.verb().isOwn())) {
      OutcomeRow.insert(handle, operation);
    }
  }

  public List<IssuedName> names(ServiceId service) {
    return handle
        .createQuery(
            "select * from bthost_name where service = :service order by incarnation, burnt")
        .bind("service", service.value())
        .map(NameRow::read)
        .list();
  }

  public void add(ServiceId service, IssuedName name) {
    NameRow.insert(handle, service, name);
  }

  public void change(IssuedName name) {
    NameRow.update(handle, name);
  }

  public ActionNotes actions() {
    return new ActionNotes(handle, secrets);
  }

  public BurntNames burntNames() {
    return new BurntNames(handle);
  }

  /** How many services that are not terminated live on a panel. */
  public long placedOn(PanelId panel) {
    return handle
        .createQuery(
            "select count(*) from bthost_service where panel = :panel"
                + " and lifecycle <> 'TERMINATED'")
        .bind("panel", panel.value())
        .mapTo(Long.class)
        .one();
  }

  /** Keeps the password of a service's panel user, sealed. */
  public void keepUserPassword(ServiceId service, HostName user, String password) {
    handle
        .createUpdate("update bthost_service set user_password = :sealed where id = :id")
        .bind("id", service.value())
        .bind("sealed", secrets.seal(password, user.value()))
        .execute();
  }

  /** The password of a service's panel user, where one was kept. */
  public Optional<String> userPassword(ServiceId service, HostName user) {
    return handle
        .createQuery("select user_password from bthost_service where id = :id")
        .bind("id", service.value())
        .map((row, context) -> Columns.text(row, "user_password"))
        .one()
        .map(kept -> secrets.open(kept, user.value()));
  }

  /** Writes what a person did about an operation of this service into the audit trail. */
  public void audit(ServiceId service, HandRecord hand) {
    AuditTrail.append(handle, service, hand);
  }

  /** What a person did last about an operation. */
  public Optional<HandRecord> lastByHand(OperationId operation) {
    return AuditTrail.lastByHand(handle, operation);
  }
}
