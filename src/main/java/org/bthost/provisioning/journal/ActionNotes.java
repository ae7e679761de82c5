package org.bthost.provisioning.journal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Password;
import org.jdbi.v3.core.Handle;

/** What is noted of an action while it is under way, in the row of its operation. */
public final class ActionNotes {
  private final Handle handle;
  private final SecretBox secrets;

  ActionNotes(Handle handle, SecretBox secrets) {
    this.handle = handle;
    this.secrets = secrets;
  }

  /** Notes the passwords that an action is to set, sealed, until it has ended. */
  public void keepPasswords(OperationId action, Map<Account, Password> passwords) {
    var lines = new StringBuilder();
    passwords.forEach(
        (account, password) ->
            lines.append(account.word()).append('=').append(password.value()).append('\n'));
    handle
        .createUpdate("update bthost_operation set sealed = :sealed where id = :id")
        .bind("id", action.value())
        .bind("sealed", secrets.seal(lines.toString(), action.value()))
        .execute();
  }

  /** The passwords that an action is to set; none where none were noted. */
  public Map<Account, Password> passwords(OperationId action) {
    var passwords = new EnumMap<Account, Password>(Account.class);
    column(action, "sealed", String.class)
        .map(kept -> secrets.open(kept, action.value()))
        .orElse("")
        .lines()
        .map(line -> line.split("=", 2))
        .forEach(pair -> passwords.put(Account.of(pair[0]), new Password(pair[1])));
    return passwords;
  }

  /** Notes that an action's call is about to be sent. */
  public void sending(OperationId action, Instant at) {
    sentAt(action, Optional.of(at.toEpochMilli()));
  }

  /** Notes that nothing of an action was sent, or that it may be sent once more. */
  public void notSent(OperationId action) {
    sentAt(action, Optional.empty());
  }

  /** When an action's call was sent without a usable answer, if it was. */
  public Optional<Instant> sentAt(OperationId action) {
    return column(action, "sent_at", Long.class).map(Instant::ofEpochMilli);
  }

  /** Forgets the passwords of an action that nobody can send any more. */
  void forget(OperationId action) {
    handle
        .createUpdate("update bthost_operation set sealed = null where id = :id")
        .bind("id", action.value())
        .execute();
  }

  private void sentAt(OperationId action, Optional<Long> at) {
    handle
        .createUpdate("update bthost_operation set sent_at = :at where id = :id")
        .bind("id", action.value())
        .bind("at", at)
        .execute();
  }

  private <T> Optional<T> column(OperationId action, String name, Class<T> type) {
    return handle
        .createQuery("select " + name + " from bthost_operation where id = :id")
        .bind("id", action.value())
        .mapTo(type)
        .findFirst();
  }
}
