package org.bthost.provisioning.billing.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.billing.spi.ProvisioningModule;
import org.bthost.provisioning.domain.Access;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Password;
import org.bthost.provisioning.domain.ProductReport;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Ticket;
import org.bthost.provisioning.domain.UsageHistory;
import org.bthost.provisioning.domain.UsageSpan;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.provision.ByHand;
import org.bthost.provisioning.provision.HostAccess;
import org.bthost.provisioning.provision.Submissions;

/** The hall behind every door: orders and rulings end here, whichever way they came. */
public final class OrderDesk implements ProvisioningModule {
  private final Submissions submissions;
  private final ByHand hands;
  private final HostAccess access;
  private final PanelGateway gateway;
  private final UsageHistory usage;
  private final ProductCheck products;
  private final Listeners listeners;

  /** Where outcome listeners are kept. */
  public interface Listeners {
    void add(OutcomeListener listener);

    void remove(OutcomeListener listener);
  }

  public OrderDesk(
      Submissions submissions,
      ByHand hands,
      HostAccess access,
      PanelGateway gateway,
      UsageHistory usage,
      ProductCheck products,
      Listeners listeners) {
    this.submissions = submissions;
    this.hands = hands;
    this.access = access;
    this.gateway = gateway;
    this.usage = usage;
    this.products = products;
    this.listeners = listeners;
  }

  @Override
  public Receipt submit(Intent intent) {
    return submissions.submit(intent);
  }

  @Override
  public Receipt changePassword(
      EventKey key, ServiceId service, Account account, Password password) {
    Intent intent =
        Intent.action(key, Verb.CHANGE_PASSWORD, service, Map.of(Detail.ACCOUNT, account.word()));
    return submissions.submit(intent, Map.of(account, password));
  }

  @Override
  public Access access(ServiceId service) {
    return access.access(service);
  }

  @Override
  public Ticket signIn(ServiceId service) {
    return access.ticket(service);
  }

  @Override
  public Optional<Operation> rule(OperationId operation, Ruling ruling) {
    return hands.rule(operation, ruling);
  }

  @Override
  public ConnectionReport testConnection(PanelId panel) {
    return gateway.test(panel);
  }

  @Override
  public ProductReport checkProduct(String product, Map<String, String> options) {
    return products.check(product, options);
  }

  @Override
  public Optional<Operation> operation(OperationId id) {
    return submissions.operation(id);
  }

  @Override
  public Optional<Operation> lastOperation(ServiceId service) {
    return submissions.operations(service, 1).stream().findFirst();
  }

  @Override
  public List<Operation> operations(ServiceId service, int limit) {
    return submissions.operations(service, limit);
  }

  @Override
  public List<UsageSpan> usage(ServiceId service, Instant from, Instant to) {
    return usage.usage(service, from, to);
  }

  @Override
  public void addListener(OutcomeListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeListener(OutcomeListener listener) {
    listeners.remove(listener);
  }
}
