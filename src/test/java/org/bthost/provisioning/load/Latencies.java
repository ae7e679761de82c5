package org.bthost.provisioning.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long each of some orders took, the shortest first. */
record Latencies(List<Duration> sorted) {
  Latencies {
    sorted = sorted.stream().sorted().toList();
  }

  /** The latency that this share of the orders did not exceed. */
  Duration quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }

  String told() {
    return String.format(
        Locale.ROOT,
        "%6d %8d %8d %8d %8d",
        sorted.size(),
        quantile(0.5).toMillis(),
        quantile(0.9).toMillis(),
        quantile(0.99).toMillis(),
        quantile(1).toMillis());
  }

  String ratio(Latencies before) {
    return String.format(
        Locale.ROOT,
        "%6s %8.2f %8.2f %8.2f %8.2f",
        "",
        ratio(before, 0.5),
        ratio(before, 0.9),
        ratio(before, 0.99),
        ratio(before, 1));
  }

  private double ratio(Latencies before, double share) {
    return (double) quantile(share).toMillis() / before.quantile(share).toMillis();
  }
}
