package org.bthost.provisioning.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.provision.Chore;
import org.junit.jupiter.api.Test;

/** The jobs that the passport declares are those that run. */
class ModuleJobsTest {
  @Test
  @SuppressWarnings("NullAway") // nothing is run
  void jobsThatAreDeclaredAreThoseThatRun() {
    List<Chore> chores =
        new ModuleChores(
                null,
                Optional.empty(),
                Optional.empty(),
                null,
                null,
                null,
                null,
                List.of(),
                Duration.ofMinutes(10))
            .all();

    assertThat(chores).extracting(Chore::name).containsExactlyElementsOf(Descriptor.load().jobs());
  }
}
