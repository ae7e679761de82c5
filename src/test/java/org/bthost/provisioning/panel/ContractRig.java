package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.bthost.provisioning.panel.PanelRejected.Reason;

/**
 * What the contracts of a panel work with. Taken for granted: a token, a plan that is not hidden
 * and has a database, an FTP account and a pool with a domain, a pool with an IP address, and room
 * at BT for one more sort. What a test makes it takes away again; only hosts stay, in the recycle
 * bin, as the API can't destroy them.
 */
interface ContractRig {
  Random NAMES = new Random();

  /** A client of the panel under test. */
  PanelClient client();

  /** Work with a host of one's own. */
  @FunctionalInterface
  interface HostWork {
    void on(long host, String name, long user);
  }

  /** Work with a panel user of one's own. */
  @FunctionalInterface
  interface UserWork {
    void on(long user, String name);
  }

  /** Twelve letters and digits that no one has had. */
  default String name() {
    var name = new StringBuilder("t");
    NAMES.ints(11, 0, 36).forEach(digit -> name.append(Character.forDigit(digit, 36)));
    return name.toString();
  }

  /** A day so many days from now, as the panel counts days. */
  default LocalDate day(int days) {
    return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(days);
  }

  default Plan plan() {
    return client().plans().list().stream()
        .filter(plan -> !plan.hidden() && plan.limits().ftp() && plan.limits().hasDatabase())
        .findFirst()
        .orElseThrow();
  }

  default CreateUser user(String name) {
    return new CreateUser(name, new Secret("Passw0rd1234"), name, 1);
  }

  default void withUser(UserWork work) {
    String name = name();
    long user = client().users().create(user(name)).id();
    try {
      work.on(user, name);
    } finally {
      client().users().deleteForGood(user);
      assertThat(client().users().list()).noneMatch(left -> left.id() == user);
    }
  }

  default void withHost(HostWork work) {
    withUser(
        (user, name) -> {
          long plan = plan().id();
          long host = client().hosts().build(BuildHost.onPlan(name, day(30), user, plan)).id();
          try {
            work.on(host, name, user);
          } finally {
            client().hosts().recover(host);
            client().hosts().recycle(host);
          }
        });
  }

  default Reason refusal(Runnable call) {
    return catchThrowableOfType(PanelRejected.class, call::run).reason();
  }
}
