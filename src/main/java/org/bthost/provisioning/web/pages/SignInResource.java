package org.bthost.provisioning.web.pages;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.domain.NoAccess;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.SignIn;
import org.bthost.provisioning.provision.HostAccess;
import org.bthost.provisioning.template.Renderer;
import org.bthost.provisioning.template.TemplateFault;
import org.bthost.provisioning.web.doc.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page that takes a customer to the panel: once for each ticket, and open to whoever has one.
 * His own browser posts the form, so the password passes no one else and stands in no address.
 */
@Path("sign-in/{ticket}")
@Dependent
public class SignInResource {
  private static final Logger LOG = LoggerFactory.getLogger(SignInResource.class);

  @Inject HostAccess access;
  @Inject Renderer renderer;
  @Inject Descriptor descriptor;

  /**
   * Takes a customer to the panel, signed in: a page whose form his browser posts there.
   *
   * @param ticket of one visit
   */
  @GET
  @Endpoint(
      answers = String.class,
      type = "text/html",
      excuses = {404, 409, 500, 503})
  public Response show(@PathParam("ticket") String ticket, @Context HttpHeaders headers) {
    return show(ticket, StatusResource.spoken(headers.getAcceptableLanguages()));
  }

  Response show(String ticket, Locale locale) {
    try {
      Optional<SignIn> form = access.use(ticket);
      return form.map(it -> page(it, locale))
          .orElseGet(() -> excuse(404, "page.sign-in.used", locale));
    } catch (NoAccess e) {
      return excuse(409, "page.sign-in.refused", locale);
    } catch (PanelTrouble e) {
      LOG.warn("nobody could be signed in: {}", e.getMessage());
      return excuse(503, "page.sign-in.later", locale);
    } catch (TemplateFault e) {
      LOG.error("{}", e.getMessage());
      return excuse(500, "error.page", locale);
    }
  }

  private Response page(SignIn form, Locale locale) {
    String nonce = UUID.randomUUID().toString();
    String policy =
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'nonce-"
            + nonce
            + "'; form-action "
            + origin(form.action());
    return Response.ok(
            renderer.render("sign-in.ftlh", SignInView.of(form, nonce), locale),
            "text/html;charset=UTF-8")
        .header("Content-Security-Policy", policy)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        // The panel takes a post from another site, but not one that hides where it comes from.
        .header("Referrer-Policy", "origin")
        .build();
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getAuthority();
  }

  private Response excuse(int status, String message, Locale locale) {
    return Response.status(status)
        .type("text/plain;charset=UTF-8")
        .header("Cache-Control", "no-store")
        .entity(descriptor.messages(locale).getOrDefault(message, ""))
        .build();
  }
}
