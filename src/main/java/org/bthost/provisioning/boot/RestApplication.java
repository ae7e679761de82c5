package org.bthost.provisioning.boot;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.bthost.provisioning.web.api.AccessResource;
import org.bthost.provisioning.web.api.ActionsResource;
import org.bthost.provisioning.web.api.AuditResource;
import org.bthost.provisioning.web.api.BurntNamesResource;
import org.bthost.provisioning.web.api.DriftResource;
import org.bthost.provisioning.web.api.ErrorAnswers;
import org.bthost.provisioning.web.api.EventsResource;
import org.bthost.provisioning.web.api.ImportResource;
import org.bthost.provisioning.web.api.JobsResource;
import org.bthost.provisioning.web.api.LettersResource;
import org.bthost.provisioning.web.api.OffersResource;
import org.bthost.provisioning.web.api.OpenApiResource;
import org.bthost.provisioning.web.api.OperationsResource;
import org.bthost.provisioning.web.api.PanelsResource;
import org.bthost.provisioning.web.api.PlainParameters;
import org.bthost.provisioning.web.api.ProductsResource;
import org.bthost.provisioning.web.api.ReconcileResource;
import org.bthost.provisioning.web.api.ServiceReconcileResource;
import org.bthost.provisioning.web.api.ServicesResource;
import org.bthost.provisioning.web.api.TokenFilter;
import org.bthost.provisioning.web.api.WebhooksResource;
import org.bthost.provisioning.web.pages.SignInResource;
import org.bthost.provisioning.web.pages.StatusResource;

/**
 * Everything that is answered over HTTP. Listed, so that no server looks for more in the libraries
 * of the archive.
 */
@ApplicationPath("/")
public class RestApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        TokenFilter.class,
        ErrorAnswers.class,
        PlainParameters.class,
        OpenApiResource.class,
        EventsResource.class,
        ServicesResource.class,
        OperationsResource.class,
        PanelsResource.class,
        OffersResource.class,
        ActionsResource.class,
        AccessResource.class,
        JobsResource.class,
        DriftResource.class,
        AuditResource.class,
        BurntNamesResource.class,
        WebhooksResource.class,
        LettersResource.class,
        ProductsResource.class,
        ReconcileResource.class,
        ServiceReconcileResource.class,
        ImportResource.class,
        StatusResource.class,
        SignInResource.class,
        HealthResource.class,
        MetricsResource.class);
  }
}
