package org.bthost.provisioning.template;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.descriptor.Descriptor;
import org.jspecify.annotations.Nullable;

/**
 * Renders view records by the templates of the archive, or by an operator's own of the same name.
 * Everything that a template prints is escaped for HTML. Thread-safe.
 */
public final class Renderer {
  private final Configuration freemarker;
  private final Descriptor descriptor;

  /**
   * @param ownTemplates an operator's folder; what lies there wins, file by file, at once
   */
  public Renderer(Descriptor descriptor, Optional<Path> ownTemplates) {
    this.descriptor = descriptor;
    this.freemarker = new Configuration(Configuration.VERSION_2_3_34);
    freemarker.setTemplateLoader(loader(ownTemplates));
    freemarker.setTemplateUpdateDelayMilliseconds(0);
    freemarker.setDefaultEncoding("UTF-8");
    freemarker.setRecognizeStandardFileExtensions(true);
    freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    freemarker.setLogTemplateExceptions(false);
    freemarker.setObjectWrapper(
        new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
  }

  private static TemplateLoader loader(Optional<Path> ownTemplates) {
    var loaders = new ArrayList<TemplateLoader>();
    try {
      if (ownTemplates.isPresent()) {
        loaders.add(new FileTemplateLoader(ownTemplates.get().toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("BTHOST_TEMPLATES_DIR can't be read", e);
    }
    loaders.add(new ClassTemplateLoader(Renderer.class, "/bthost/templates"));
    var loader = new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
    loader.setSticky(false);
    return loader;
  }

  /**
   * Renders a view.
   *
   * @throws TemplateFault where the template is broken; names the file and the line
   */
  public String render(String template, Record view, Locale locale) {
    Map<String, String> messages = descriptor.messages(locale);
    TemplateMethodModelEx message = arguments -> text(messages, String.valueOf(arguments.get(0)));
    var page = new StringWriter();
    try {
      freemarker
          .getTemplate(template, locale)
          .process(
              Map.of(
                  "view", view,
                  "lang", messages.equals(descriptor.chinese()) ? "zh-CN" : "en",
                  "msg", message),
              page);
    } catch (ParseException e) {
      throw new TemplateFault(
          template, e.getLineNumber() + ": " + firstLine(e.getEditorMessage()), e);
    } catch (TemplateException e) {
      throw new TemplateFault(template, e.getLineNumber() + ": " + firstLine(e.getMessage()), e);
    } catch (IOException e) {
      throw new TemplateFault(template, firstLine(e.getMessage()), e);
    }
    return page.toString();
  }

  private static String text(Map<String, String> messages, String key)
      throws TemplateModelException {
    String text = messages.get(key);
    if (text == null) {
      throw new TemplateModelException("there is no message '" + key + "'");
    }
    return text;
  }

  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}
