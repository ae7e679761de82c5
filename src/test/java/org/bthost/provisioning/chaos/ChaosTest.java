package org.bthost.provisioning.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.bthost.provisioning.journal.Schema;
import org.bthost.provisioning.journal.TestDatabases;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/**
 * Every seed ends with what billing wants. More of them: {@code -Dseeds=10000}; one alone, with its
 * whole story: {@code -Dseed=4711}; with some kinds of mischief alone, each as likely as all of
 * them were together: {@code -Dblows=BT_DEAD,EXPIRY} (of {@link Blow} and {@link Chosen.Around};
 * {@code NONE} for a world in which nothing goes wrong); on another database than H2 in memory:
 * {@code -Dchaos.database=postgresql}.
 */
class ChaosTest {
  private static final ThreadLocal<DataSource> DATABASES = ThreadLocal.withInitial(ChaosTest::open);

  private static DataSource open() {
    String kind = System.getProperty("chaos.database", "memory");
    return kind.equals("memory") ? inMemory() : TestDatabases.fresh(kind);
  }

  private static DataSource inMemory() {
    DataSource database =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:chaos"
                + Thread.currentThread().getId()
                + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=256",
            "",
            "");
    Schema.migrate(database);
    return database;
  }

  @Test
  void everySeedEndsAsBillingWants() {
    long first = Long.getLong("seed", Long.getLong("seeds.from", 1));
    long count = Long.getLong("seed") == null ? Long.getLong("seeds", 300) : 1;
    var failed = new ConcurrentSkipListMap<Long, List<String>>();
    var fallen = new EnumMap<Blow, Integer>(Blow.class);
    var retries = new int[1];
    var done = new long[1];

    LongStream.range(first, first + count)
        .parallel()
        .forEach(
            seed -> {
              var run = new ChaosRun(seed, DATABASES.get());
              List<String> faults = run.play();
              if (!faults.isEmpty()) {
                failed.put(seed, faults);
              }
              if (count == 1) {
                System.out.println(run.story());
              }
              synchronized (fallen) {
                tell(++done[0], count, failed.keySet());
                run.blows().forEach((blow, times) -> fallen.merge(blow, times, Integer::sum));
                retries[0] += run.retried();
              }
            });

    System.out.printf("%d seeds, %d retries by hand, blows: %s%n", count, retries[0], fallen);
    assertThat(failed)
        .as("seeds, each with what is wrong in its end; its story: -Dtest=ChaosTest -Dseed=…")
        .isEmpty();
  }

  private static void tell(long done, long count, Set<Long> failed) {
    if (done % 500 == 0) {
      System.out.printf("%d of %d seeds played, failed: %s%n", done, count, failed);
    }
  }

  @Test
  void aSeedPlayedAgainIsTheSameStory() {
    var first = new ChaosRun(7, DATABASES.get());
    first.play();
    String story = first.story();

    var again = new ChaosRun(7, DATABASES.get());
    again.play();

    assertThat(again.story()).isEqualTo(story);
  }
}
