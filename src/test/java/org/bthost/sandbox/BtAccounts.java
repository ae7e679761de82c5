package org.bthost.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** BT's FTP accounts, or its databases: a name is there once. */
final class BtAccounts {
  private final List<BtAccount> accounts = new ArrayList<>();
  private long lastId = 99;

  Optional<BtAccount> add(String name, String password) {
    if (name(name).isPresent()) {
      return Optional.empty();
    }
    var account = new BtAccount(++lastId, name, password);
    accounts.add(account);
    return Optional.of(account);
  }

  Optional<BtAccount> name(String name) {
    return accounts.stream().filter(account -> account.name.equals(name)).findFirst();
  }

  void remove(String name) {
    accounts.removeIf(account -> account.name.equals(name));
  }
}
