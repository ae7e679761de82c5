package org.bthost.provisioning.boot;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bthost.provisioning.journal.Journal;

/** Where one connection is lost, so are the idle ones: none of them is handed out any more. */
final class Losses implements SQLExceptionOverride {
  private final AtomicReference<HikariPoolMXBean> pool = new AtomicReference<>();

  void of(HikariDataSource source) {
    pool.set(source.getHikariPoolMXBean());
  }

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException failure) {
    if (!Journal.isCutOff(failure)) {
      return SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
    Optional.ofNullable(pool.get()).ifPresent(HikariPoolMXBean::softEvictConnections);
    return SQLExceptionOverride.Override.MUST_EVICT;
  }
}
