package org.bthost.provisioning.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.Reply;
import org.bthost.provisioning.panel.wire.Wire;

/**
 * The way to a panel whose hosts are all as they should be: hosts 1 to n of {@link FleetOfRows},
 * each of which runs.
 *
 * @param answer how long the panel takes for each call
 */
record FleetWire(int hosts, Duration answer) implements Wire {
  private static final long ENDS =
      FleetOfRows.PAID_UNTIL.plusDays(3).atStartOfDay(ZoneId.of("Asia/Shanghai")).toEpochSecond();
  private static final long CHECKED = 1_795_474_276;
  private static final String LIMITS =
      "\"site_max\":\"1000\",\"flow_max\":10240,\"sql_max\":\"500\",\"domain_max\":\"20\","
          + "\"web_back_num\":5,\"sql_back_num\":\"4\",\"perserver\":\"300\",\"limit_rate\":\"512\"";
  private static final String ROW =
      "{\"id\":#,\"user_id\":#,\"sort_id\":7,\"bt_id\":101,\"bt_name\":\"%.pool.example\",\"site_size\":\"42.7\","
          + "\"flow_size\":3,\"sql_size\":0,\"ip_address\":[],\"is_audit\":\"1\",\"is_vsftpd\":\"0\","
          + LIMITS
          + ",\"check_time\":"
          + CHECKED
          + ",\"sub_bind\":\"1\",\"notice\":null,\"createtime\":1795474276,\"deletetime\":null,\"endtime\":"
          + ENDS
          + ",\"status\":\"normal\"}";
  private static final String PLAN =
      "[{\"id\":1,\"name\":\"basic\",\"status\":\"normal\",\"value\":{\"sql\":\"MySQL\",\"ftp\":\"1\","
          + "\"domainpools_id\":\"1\",\"domain_num\":\"20\","
          + LIMITS
          + "}}]";

  @Override
  public void reach(Endpoint endpoint) {}

  @Override
  public Reply post(Endpoint endpoint, Form form) {
    pause();
    String data =
        switch (endpoint) {
          case HOST_STATUS -> "{\"loca\":\"normal\",\"server\":\"1\"}";
          case PLANS_LIST -> PLAN;
          default -> throw new IllegalStateException("no audit should call " + endpoint.path());
        };
    return new Reply(200, (head() + data + "}").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public <T> T stream(Endpoint endpoint, Form form, Reading<T> reading) {
    pause();
    Stream<String> rows =
        IntStream.rangeClosed(1, hosts).mapToObj(id -> (id > 1 ? "," : "") + row(id));
    Iterator<byte[]> parts =
        Stream.of(Stream.of(head() + "["), rows, Stream.of("]}"))
            .flatMap(it -> it)
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .iterator();
    try {
      return reading.read(200, new Parts(parts));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One part after another, none of them before it is read. */
  private static final class Parts extends InputStream {
    private final Iterator<byte[]> parts;
    private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);

    Parts(Iterator<byte[]> parts) {
      this.parts = parts;
    }

    @Override
    public int read() {
      return more() ? part.read() : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return more() ? part.read(buffer, offset, length) : -1;
    }

    private boolean more() {
      while (part.available() == 0 && parts.hasNext()) {
        part = new ByteArrayInputStream(parts.next());
      }
      return part.available() > 0;
    }
  }

  private static String row(int id) {
    return ROW.replace("#", Integer.toString(id)).replace("%", FleetOfRows.hostName(id));
  }

  private void pause() {
    try {
      Thread.sleep(answer.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String head() {
    return "{\"code\":1,\"msg\":\"请求成功\",\"time\":\"%d\",\"data\":"
        .formatted(Clock.systemUTC().instant().getEpochSecond());
  }

  @Override
  public void close() {}
}
