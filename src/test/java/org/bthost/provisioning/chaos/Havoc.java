package org.bthost.provisioning.chaos;

import java.time.Duration;
import java.util.Random;

/** What is done to nodes of a cluster while they work. */
enum Havoc {
  /** kill -9, and a new start some time later. */
  KILL,
  /** kill -STOP for longer than a lease and a signature stand, then kill -CONT. */
  FREEZE,
  /** One node after another is stopped as operators do, and the next version started. */
  ROLLING,
  /** A node is stopped, and started on a machine whose clock is five minutes off. */
  CLOCK;

  private static final Duration OFF = Duration.ofMinutes(5);

  /** Does it, and returns once every node is there again. */
  void strike(Cluster cluster, Random random) throws Exception {
    switch (this) {
      case KILL -> {
        Cluster.Node victim = cluster.atWork(random);
        victim.kill();
        Thread.sleep(random.nextInt(5000));
        victim.start();
        victim.awaitReady();
      }
      case FREEZE -> {
        Cluster.Node victim = cluster.frozenAtWork(random);
        Thread.sleep(Cluster.LEASE.toMillis() + 2500 + random.nextInt(3000));
        victim.thaw();
      }
      case ROLLING -> {
        cluster.newVersion();
        for (Cluster.Node node : cluster.nodes()) {
          node.restart();
          node.awaitReady();
        }
      }
      case CLOCK -> {
        Cluster.Node victim = cluster.any(random);
        victim.setClock(random.nextBoolean() ? OFF : OFF.negated());
        victim.restart();
        victim.awaitReady();
      }
    }
  }
}
