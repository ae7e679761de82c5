package org.bthost.provisioning.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bthost.provisioning.journal.Schema;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Every seed ends with what billing wants. One alone: {@code -Dtest=ChaosTest -Dseed=4711}. */
class ChaosTest {
  @Test
  void everySeedEndsAsBillingWants() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:chaos;DB_CLOSE_DELAY=-1");
    Schema.migrate(database);
    long first = Long.getLong("seed", 1);
    long count = Long.getLong("seed") == null ? Long.getLong("seeds", 300) : 1;
    List<String> failed = new ArrayList<>();
    LongStream.range(first, first + count)
        .forEach(
            seed -> {
              var run = new ChaosRun(seed, database);
              List<String> faults = run.play();
              if (!faults.isEmpty()) {
                failed.add("seed " + seed + ": " + faults);
              }
              if (count == 1) {
                System.out.println(run.story());
              }
            });
    System.out.println("CHAOS failed " + failed.size() + " of " + count);
    failed.stream().limit(12).forEach(System.out::println);
    assertThat(failed).isEmpty();
  }
}
