package org.bthost.provisioning.web.pages;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.OperationSearch;
import org.bthost.provisioning.template.Renderer;
import org.bthost.provisioning.template.TemplateFault;
import org.bthost.provisioning.web.doc.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The status page, for whoever may open the API: it asks for the token as a password. */
@Path("api/status")
@Dependent
public class StatusResource {
  private static final Logger LOG = LoggerFactory.getLogger(StatusResource.class);
  private static final int LATEST = 50;
  private static final OperationSearch HELD = OperationSearch.of(Operation.Status.HELD, LATEST);
  private static final Set<String> LANGUAGES = Set.of("en", "zh");

  @Inject Journal journal;
  @Inject PanelGateway gateway;
  @Inject Descriptor descriptor;
  @Inject Renderer renderer;

  /** Shows the status page, in English or Simplified Chinese, as the reader wishes. */
  @GET
  @Endpoint(answers = String.class, type = "text/html", excuses = 500)
  public Response show(@Context HttpHeaders headers) {
    Locale locale = spoken(headers.getAcceptableLanguages());
    try {
      return Response.ok(renderer.render("status.ftlh", view(), locale), "text/html;charset=UTF-8")
          .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
          .header("X-Content-Type-Options", "nosniff")
          .header("Cache-Control", "no-store")
          .build();
    } catch (TemplateFault e) {
      LOG.error("{}", e.getMessage());
      String excuse = descriptor.messages(locale).getOrDefault("error.page", "");
      return Response.status(500).type("text/plain;charset=UTF-8").entity(excuse).build();
    }
  }

  /** The first language wished for that the module speaks; otherwise English. */
  static Locale spoken(List<Locale> wishes) {
    return wishes.stream()
        .filter(wish -> LANGUAGES.contains(wish.getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private StatusView view() {
    return new StatusView(
        descriptor.version(),
        StatusView.Count.of(journal.serviceCounts()),
        StatusView.Count.of(journal.operationCounts()),
        gateway.conditions().stream().map(StatusView.PanelRow::of).toList(),
        StatusView.OperationRow.of(journal.operations(HELD)),
        StatusView.OperationRow.of(journal.latestOperations(LATEST)));
  }
}
