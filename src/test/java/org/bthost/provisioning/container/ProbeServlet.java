package org.bthost.provisioning.container;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.sql.DataSource;

/** Tells from inside a server what jcmd would tell of it, and how full its connection pool is. */
@WebServlet("/*")
@SuppressWarnings("serial") // never is
public class ProbeServlet extends HttpServlet {
  @Resource(shareable = false)
  DataSource database;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String what = request.getPathInfo().substring(1);
    String argument = request.getQueryString();
    response.setContentType("text/plain");
    try {
      response
          .getWriter()
          .print(
              what.equals("connections")
                  ? take(Integer.parseInt(argument))
                  : command(what, argument == null ? new String[0] : new String[] {argument}));
    } catch (JMException | SQLException e) {
      throw new IOException(e);
    }
  }

  /** Takes so many at a time, which it can't where some were never given back. */
  private int take(int count) throws SQLException {
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < count) {
        taken.add(database.getConnection());
      }
    } finally {
      for (Connection each : taken) {
        each.close();
      }
    }
    return taken.size();
  }

  private static String command(String name, String... arguments) throws JMException {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                name,
                new Object[] {arguments},
                new String[] {String[].class.getName()});
  }
}
