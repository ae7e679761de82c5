package org.bthost.provisioning.billing.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bthost.provisioning.descriptor.ProductEntry;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Offer;
import org.bthost.provisioning.domain.OfferKind;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductFault;
import org.bthost.provisioning.domain.ProductReport;
import org.bthost.provisioning.provision.PanelOffers;
import org.bthost.provisioning.provision.PanelOffers.Lists;

/**
 * Checks a product before a billing server saves it: by the rules that the products file is read
 * by, and by what the panels have now.
 */
public final class ProductCheck {
  private final Catalogue catalogue;
  private final PanelOffers offers;

  public ProductCheck(Catalogue catalogue, PanelOffers offers) {
    this.catalogue = catalogue;
    this.offers = offers;
  }

  /**
   * Checks a product and options of its orders.
   *
   * @param product an element of the products file, in JSON
   * @param options by their names in order events, as an order would state them
   */
  ProductReport check(String product, Map<String, String> options) {
    var faults = new ArrayList<>(ProductEntry.faults(product));
    Optional<Product> read =
        faults.isEmpty() ? Optional.of(ProductEntry.readOne(product)) : Optional.empty();
    options(options, read, faults);
    var unchecked = new ArrayList<String>();
    read.ifPresent(it -> carriers(it, faults).forEach(panel -> ask(panel, it, faults, unchecked)));
    return new ProductReport(faults, unchecked);
  }

  /** The panels that its services could be placed on; none at all is a fault. */
  private List<Panel> carriers(Product product, List<ProductFault> faults) {
    List<Panel> carriers =
        catalogue.panels().stream().filter(panel -> panel.carries(product)).toList();
    if (carriers.isEmpty()) {
      String panels =
          catalogue.panels().stream()
              .map(panel -> panel.id() + " (group " + panel.room().group() + ")")
              .collect(Collectors.joining(", "));
      faults.add(
          new ProductFault(
              "$",
              "no panel can take it",
              "name a group, and a plan where plans are named by panel, of one of: " + panels));
    }
    return carriers;
  }

  private static void options(
      Map<String, String> stated, Optional<Product> product, List<ProductFault> faults) {
    var details = new EnumMap<Detail, String>(Detail.class);
    int before = faults.size();
    stated.forEach(
        (word, text) -> {
          Optional<Detail> detail = Detail.of(word).filter(Detail::isOfPackage);
          if (detail.isPresent()) {
            found(faults, () -> details.put(detail.get(), detail.get().read(text)));
          } else {
            faults.add(
                new ProductFault("options." + word, "unknown option", "is one of " + known()));
          }
        });
    if (product.isPresent() && faults.size() == before) {
      found(faults, () -> product.get().packs().check(PackageOptions.of(details)));
    }
  }

  private static void found(List<ProductFault> faults, Runnable check) {
    try {
      check.run();
    } catch (InvalidIntent e) {
      String remedy = e.getMessage().substring(e.field().length() + 1);
      faults.add(new ProductFault("options." + e.field(), "not usable", remedy));
    }
  }

  private static String known() {
    return Stream.of(Detail.values())
        .filter(Detail::isOfPackage)
        .map(Detail::word)
        .collect(Collectors.joining(", "));
  }

  /** Someone may just have made what the lists that are kept do not have. */
  private void ask(
      Panel panel, Product product, List<ProductFault> faults, List<String> unchecked) {
    try {
      Lists lists = offers.of(panel.id(), false);
      if (!compare(panel, product, lists, new ArrayList<>()).isEmpty()) {
        lists = offers.of(panel.id(), true);
      }
      faults.addAll(compare(panel, product, lists, unchecked));
      String at = "panel " + panel.id() + ", as of " + lists.at() + ": ";
      lists.trouble().ifPresent(why -> unchecked.add(at + why));
    } catch (PanelTrouble trouble) {
      unchecked.add("panel " + panel.id() + ", nothing: " + trouble.getMessage());
    }
  }

  private static List<ProductFault> compare(
      Panel panel, Product product, Lists lists, List<String> unchecked) {
    var faults = new ArrayList<ProductFault>();
    for (Choice choice : choices(product, panel.id())) {
      List<Offer> list = lists.lists().get(choice.kind());
      if (list == null) {
        unchecked.add("panel " + panel.id() + ", " + choice.path() + ": it told no such list");
      } else {
        fault(panel, choice, list).ifPresent(faults::add);
      }
    }
    return faults;
  }

  /** What a product names of a panel's lists. */
  private record Choice(String path, OfferKind kind, String value) {}

  private static List<Choice> choices(Product product, PanelId panel) {
    var choices = new ArrayList<Choice>();
    HostPackage pack = product.packOn(panel).orElseThrow();
    if (pack instanceof HostPackage.PanelPlan plan) {
      String path = "$.panelPlan" + (product.packs().anywhere().isEmpty() ? "." + panel : "");
      choices.add(new Choice(path, OfferKind.PLAN, Long.toString(plan.id())));
    } else if (pack instanceof HostPackage.CustomLimits custom) {
      String pool = Long.toString(custom.domainPool());
      choices.add(new Choice("$.limits.domainPool", OfferKind.DOMAIN_POOL, pool));
    }
    product
        .category()
        .ifPresent(
            sort -> choices.add(new Choice("$.category", OfferKind.CATEGORY, Long.toString(sort))));
    return choices;
  }

  private static Optional<ProductFault> fault(Panel panel, Choice choice, List<Offer> list) {
    if (list.stream().anyMatch(it -> it.usable() && it.value().equals(choice.value()))) {
      return Optional.empty();
    }
    boolean hidden = list.stream().anyMatch(it -> it.value().equals(choice.value()));
    String usable =
        list.stream()
            .filter(Offer::usable)
            .map(it -> it.value() + " (" + it.label() + ")")
            .collect(Collectors.joining(", "));
    return Optional.of(
        new ProductFault(
            choice.path(),
            hidden ? "hidden at the panel" : "not at the panel",
            "panel " + panel.id() + " has " + (usable.isEmpty() ? "none" : usable)));
  }
}
