package org.bthost.provisioning.chaos;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bthost.provisioning.chaos.Chosen.Around;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.provision.ByHand;
import org.bthost.provisioning.provision.SecretCheck;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.provisioning.scenario.TestClock;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;
import org.jdbi.v3.core.Jdbi;

/**
 * What a seed plays with: a panel with neighbours on it, a journal, and the nodes of a cluster, of
 * which any can be killed whenever it asks for the time or calls the panel.
 */
final class World {
  /** The panel's plan of each product; "locking" is on plan 1 too, and "wide" has two domains. */
  static final Map<String, Long> PLANS = plans();

  private static final List<Blow> BLOWS = chosen(Blow.values());
  private static final List<Blow> WORST_WHILE_CREATING =
      chosen(Blow.ACTS_LATE, Blow.BT_HANGS, Blow.USER_RACED, Blow.RESET_AFTER, Blow.KILLED_AFTER);
  private static final List<String> TABLES =
      List.of("outcome", "audit", "name", "operation", "service");

  final TestClock clock = new TestClock();
  final SandboxPanel panel;
  final Journal journal;
  final Submissions submissions;
  final ByHand hands;
  final Mischief mischief;
  private final Random random;
  private final double danger;
  private final Catalogue catalogue = new Catalogue(products(), List.of(panel()));
  private final List<Node> nodes = new ArrayList<>();
  private boolean dangerous = true;
  private boolean working;
  private int started;
  private int operations;

  /**
   * @param database a migrated one, which is emptied first
   */
  World(long seed, Random random, DataSource database) {
    this.random = random;
    this.danger = random.nextDouble() * 0.25;
    this.panel = SandboxPanel.offline(SandboxOptions.defaults().withClock(clock).withSeed(seed));
    int skew = random.nextInt(3) - 1;
    panel.clock().advance(Duration.ofHours(Chosen.plays(Around.CLOCK_SKEW) ? skew : 0));
    limitPlans(panel);
    panel.buildLate("neighbour", 1);
    panel.bt().foreign("elsewhere.test.com");
    empty(database);
    var secrets = new SecretBox(new byte[32], new SecureRandom());
    this.journal = Journal.over(database, secrets, unused -> timeOrDeath());
    Supplier<OperationId> ids = () -> new OperationId(new UUID(seed, ++operations).toString());
    this.submissions = new Submissions(journal, () -> journal, catalogue, clock, ids);
    this.hands = new ByHand(() -> journal, ids, new SecretCheck(text -> false));
    this.mischief = new Mischief(panel, clock, random, this::blow, this::others, this::beat);
    start();
    start();
  }

  private static List<Blow> chosen(Blow... blows) {
    return Stream.of(blows).filter(Chosen::plays).toList();
  }

  private static Map<String, Long> plans() {
    var plans = new LinkedHashMap<String, Long>();
    plans.put("basic", 1L);
    plans.put("pro", 2L);
    plans.put("locking", 1L);
    plans.put("wide", 4L);
    return plans;
  }

  /** Every plan gets a connection limit, so that the panel can change a host to and from it. */
  static void limitPlans(SandboxPanel panel) {
    panel.tamper(
        state ->
            List.of(1L, 4L)
                .forEach(plan -> state.plan(plan).set("perserver", 100).set("limit_rate", 256)));
  }

  private static List<Product> products() {
    return PLANS.entrySet().stream().map(plan -> product(plan.getKey(), plan.getValue())).toList();
  }

  private static Product product(String id, long plan) {
    return new Product(
        new ProductId(id),
        new HostPackage.PanelPlan(plan),
        OptionalLong.empty(),
        3,
        14,
        id.equals("locking"));
  }

  private static Panel panel() {
    return new Panel(Node.PANEL, Node.ZONE, 100);
  }

  private static void empty(DataSource database) {
    Jdbi.create(database)
        .useTransaction(
            handle -> TABLES.forEach(table -> handle.execute("delete from bthost_" + table)));
  }

  private Instant timeOrDeath() {
    boolean dies = working && dangerous && random.nextInt(400) == 0;
    if (dies && Chosen.plays(Around.PROCESS_KILLED)) {
      throw new Killed();
    }
    return clock.instant();
  }

  private void start() {
    nodes.add(new Node("node" + ++started, journal, catalogue, mischief, clock, random));
  }

  private Optional<Blow> blow(Endpoint endpoint) {
    boolean creates = endpoint == Endpoint.HOST_BUILD || endpoint == Endpoint.USER_CREATE;
    if (!dangerous || random.nextDouble() >= (creates ? 2 * danger : danger)) {
      return Optional.empty();
    }
    boolean worst = creates && random.nextBoolean() && !WORST_WHILE_CREATING.isEmpty();
    List<Blow> blows = worst ? WORST_WHILE_CREATING : BLOWS;
    return blows.isEmpty()
        ? Optional.empty()
        : Optional.of(blows.get(random.nextInt(blows.size())));
  }

  /** One worker of some node does one attempt; false where nothing is due. */
  boolean step() {
    mischief.carryOutLate();
    Node node = nodes.get(random.nextInt(nodes.size()));
    boolean before = working;
    working = true;
    try {
      return node.step();
    } catch (Killed killed) {
      nodes.remove(node);
      start();
      return true;
    } finally {
      working = before;
    }
  }

  /** What goes on while one worker is frozen. */
  private void others() {
    for (int i = random.nextInt(4); i > 0; i--) {
      step();
    }
  }

  private void beat() {
    nodes.forEach(Node::beat);
  }

  /** From now on nothing bad happens any more. */
  void calm() {
    dangerous = false;
  }

  double danger() {
    return danger;
  }
}
