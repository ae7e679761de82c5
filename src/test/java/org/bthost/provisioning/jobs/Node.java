package org.bthost.provisioning.jobs;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.JobBoard;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.provision.Chore;
import org.bthost.provisioning.provision.Rota;

/** A node as far as jobs go: a rota and the clock that fires it. */
record Node(String name, Rota rota, JobClock clock) implements AutoCloseable {
  static Node start(DataSource database, List<Chore> chores) {
    String name = "node-" + UUID.randomUUID();
    var rota =
        new Rota(
            chores,
            board(database),
            name,
            Duration.ofSeconds(3),
            Clock.systemUTC(),
            work -> new Thread(work, name));
    return new Node(name, rota, JobClock.start(name, rota, database, Clock.systemUTC()));
  }

  static JobBoard board(DataSource database) {
    return Journal.over(
            database, new SecretBox(new byte[32], new SecureRandom()), DatabaseTime.ofDatabase())
        .jobs();
  }

  JobBoard.Row row(String job) {
    return rota.entries().stream()
        .map(Rota.Entry::row)
        .filter(row -> row.job().toString().equals(job))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    clock.close();
    rota.close();
  }
}
