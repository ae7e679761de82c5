package org.bthost.provisioning.web.api;

import java.util.List;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.UsageSpan;

/** What a service used, as the API shows it. Times are RFC 3339 in UTC, amounts MiB. */
public record UsageView(String service, String from, String to, List<Span> spans) {

  /** A time between two measurements, an hour or a day: sizes at their largest, traffic in it. */
  public record Span(String from, String to, int siteMb, int databaseMb, long trafficMb) {
    private static Span of(UsageSpan span) {
      return new Span(
          span.from().toString(),
          span.to().toString(),
          span.siteMb(),
          span.databaseMb(),
          span.trafficMb());
    }
  }

  static UsageView of(ServiceId service, TimeRange range, List<UsageSpan> spans) {
    return new UsageView(
        service.value(),
        range.from().toString(),
        range.to().toString(),
        spans.stream().map(Span::of).toList());
  }
}
