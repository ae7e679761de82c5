package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.provisioning.provision.Chore;
import org.bthost.provisioning.provision.Rota;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of jobs and a person's hand on them, as the API answers. */
class JobsResourceTest {
  private final JobsResource jobs = new JobsResource();
  private final CountDownLatch end = new CountDownLatch(1);

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  void open() {
    Journal journal =
        Journal.over(
            TestDatabases.fresh("h2"),
            new SecretBox(new byte[32], new SecureRandom()),
            DatabaseTime.ofDatabase());
    List<Chore> chores =
        List.of(
            Chore.perPanel(
                "sweep",
                Duration.ofMinutes(10),
                List.of(new PanelId("p1"), new PanelId("p2")),
                (panel, permit) -> sweep()),
            Chore.once(
                "broken",
                Duration.ofHours(6),
                () -> {
                  throw new IllegalStateException("s3cret");
                }));
    jobs.rota =
        new Rota(
            chores, journal.jobs(), "n", Duration.ofSeconds(30), Clock.systemUTC(), Thread::new);
  }

  private String sweep() {
    try {
      end.await();
      return "41 hosts, 2 drifts";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    end.countDown();
    jobs.rota.close();
  }

  private JsonNode job(int index) throws IOException {
    return json(jobs.list(null, null, null), 200).get(index);
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await().until(condition);
  }

  @Test
  void everyJobIsListedAlsoBeforeItsFirstRun() throws IOException {
    JsonNode list = json(jobs.list(null, null, null), 200);

    assertThat(list).hasSize(3);
    assertThat(list.get(0).toString())
        .isEqualTo(
            "{\"name\":\"sweep\",\"panel\":\"p1\",\"every\":\"PT10M\",\"paused\":false,"
                + "\"running\":false,\"lastStarted\":null,\"lastEnded\":null,\"tookMs\":null,"
                + "\"failed\":false,\"findings\":null}");
    assertThat(list.at("/2/name").asText()).isEqualTo("broken");
    assertThat(list.at("/2/panel").isNull()).isTrue();
  }

  @Test
  void aJobThatIsRunNowShowsThatItRunsAndWhatItFound() throws IOException {
    JsonNode started = json(jobs.run("sweep", "p2"), 202);
    assertThat(started).hasSize(1);
    assertThat(started.at("/0/panel").asText()).isEqualTo("p2");
    assertThat(started.at("/0/running").asBoolean()).isTrue();
    assertThat(started.at("/0/lastStarted").asText()).endsWith("Z");

    assertThat(json(jobs.run("sweep", "p2"), 409).get("detail").asText())
        .contains("running already");
    assertThat(json(jobs.run("sweep", null), 202)).as("the other panel").hasSize(1);
    end.countDown();

    until(() -> job(1).get("findings").asText().equals("41 hosts, 2 drifts"));
    assertThat(job(1).get("running").asBoolean()).isFalse();
    assertThat(job(1).get("tookMs").isNumber()).isTrue();
    assertThat(job(1).get("lastEnded").asText()).endsWith("Z");
  }

  @Test
  void aFailureIsShownWithoutItsText() throws IOException {
    json(jobs.run("broken", ""), 202);

    until(() -> job(2).get("failed").asBoolean());
    assertThat(job(2).get("findings").asText())
        .isEqualTo("ended by IllegalStateException; see the log");
  }

  @Test
  void aPausedJobIsNotRunUntilItIsResumed() throws IOException {
    assertThat(json(jobs.pause("sweep", null), 200).findValuesAsText("paused"))
        .containsExactly("true", "true");
    json(jobs.run("sweep", "p1"), 409);

    assertThat(json(jobs.resume("sweep", "p1"), 200).findValuesAsText("paused"))
        .containsExactly("false");

    json(jobs.run("sweep", "p1"), 202);
    assertThat(job(1).get("paused").asBoolean()).isTrue();
  }

  @Test
  void jobsAreFoundByPanelAndByHowTheyDo() throws IOException {
    json(jobs.pause("sweep", "p2"), 200);
    json(jobs.run("broken", null), 202);
    until(() -> job(2).get("failed").asBoolean());

    assertThat(json(jobs.list("p1", null, null), 200).findValuesAsText("panel"))
        .containsExactly("p1");
    assertThat(json(jobs.list(null, true, null), 200).findValuesAsText("name"))
        .containsExactly("broken");
    assertThat(json(jobs.list("", false, true), 200).findValuesAsText("panel"))
        .containsExactly("p2");
    assertThat(json(jobs.list("p2", null, false), 200)).isEmpty();
    assertThat(json(jobs.list("p 1", null, null), 400).get("field").asText()).isEqualTo("panel");
  }

  @Test
  void anUnknownJobOrPanelIsAnsweredWithTheKnownOnes() throws IOException {
    assertThat(json(jobs.run("swep", null), 404).get("detail").asText())
        .isEqualTo("there is no job 'swep'; there are: sweep, broken");
    assertThat(json(jobs.pause("sweep", "p3"), 404).get("detail").asText())
        .isEqualTo("job 'sweep' is not run for a panel 'p3'; it is for: p1, p2");
    assertThat(json(jobs.resume("broken", "p1"), 404).get("status").asInt()).isEqualTo(404);
  }
}
