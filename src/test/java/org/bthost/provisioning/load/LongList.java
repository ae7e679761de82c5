package org.bthost.provisioning.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;

/** A panel over HTTP that lists as many hosts as it is told to, and keeps none of them. */
final class LongList implements AutoCloseable {
  private static final PanelId PANEL = new PanelId("long");
  private static final String ROW =
      "{\"id\":#,\"user_id\":2,\"sort_id\":7,\"bt_id\":101,\"bt_name\":\"s#.pool.example\","
          + "\"site_size\":\"42.7\",\"site_max\":\"1000\",\"flow_size\":3,\"flow_max\":10240,"
          + "\"sql_size\":0,\"sql_max\":\"500\",\"ip_address\":[],\"domain_max\":\"20\","
          + "\"is_audit\":\"1\",\"check_time\":1795474276,\"web_back_num\":5,"
          + "\"sql_back_num\":\"4\",\"perserver\":\"300\",\"limit_rate\":\"512\","
          + "\"is_vsftpd\":\"0\",\"sub_bind\":\"1\",\"notice\":null,\"createtime\":1795474276,"
          + "\"deletetime\":null,\"endtime\":1798041600,\"status\":\"normal\"}";

  private final HttpServer server;
  private final BthostGateway gateway;
  private volatile int hosts;

  LongList() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/vhost/host_list", this::list);
    server.start();
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/vhost");
    gateway =
        new BthostGateway(
            List.of(new PanelAccess(PANEL, PanelSettings.of(url, "long-token"), 4, 0, 1)),
            one -> PanelClient.connect(one, Clock.systemUTC(), SlowPanels::nonce),
            (panel, call) -> {},
            Clock.systemUTC(),
            wait -> {});
  }

  private void list(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 16 * 1024)) {
      write(out, "{\"code\":1,\"msg\":\"请求成功\",\"time\":\"" + now() + "\",\"data\":[");
      for (int id = 1; id <= hosts; id++) {
        write(out, (id > 1 ? "," : "") + ROW.replace("#", Integer.toString(id)));
      }
      write(out, "]}");
    }
  }

  private static long now() {
    return Clock.systemUTC().instant().getEpochSecond();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A session on the panel, which from now on lists so many hosts. */
  PanelSession of(int number) {
    hosts = number;
    return gateway.open(PANEL, () -> {}, call -> {});
  }

  @Override
  public void close() {
    gateway.close();
    server.stop(0);
  }
}
