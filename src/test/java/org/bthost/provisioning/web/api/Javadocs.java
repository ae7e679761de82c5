package org.bthost.provisioning.web.api;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The Javadoc of the module's classes, as the JDK's own compiler reads it from their sources. */
final class Javadocs {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Doc NONE = new Doc("", "", Map.of());

  private final Map<Class<?>, Map<String, Doc>> read = new HashMap<>();

  /**
   * What stands about a class or method.
   *
   * @param first the first sentence
   * @param rest what follows it; may be empty
   * @param params by the names of parameters or components
   */
  record Doc(String first, String rest, Map<String, String> params) {
    String whole() {
      return (first + "\n\n" + rest).strip();
    }
  }

  Doc of(Class<?> type) {
    return in(type).getOrDefault(simpleName(type), NONE);
  }

  Doc of(Method method) {
    String parameters =
        Stream.of(method.getParameters()).map(Parameter::getName).collect(Collectors.joining(","));
    Class<?> type = method.getDeclaringClass();
    return in(type)
        .getOrDefault(simpleName(type) + "." + method.getName() + "(" + parameters + ")", NONE);
  }

  /** The name within the outermost class, with it: {@code Outer.Inner}. */
  private static String simpleName(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private Map<String, Doc> in(Class<?> type) {
    return read.computeIfAbsent(type.getNestHost(), Javadocs::read);
  }

  private static Map<String, Doc> read(Class<?> outermost) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    Path source = SOURCES.resolve(outermost.getName().replace('.', '/') + ".java");
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
      var found = new HashMap<String, Doc>();
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(DocTrees.instance(task), found).scan(unit, "");
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(source + " can't be read", e);
    }
  }

  /** Goes through a source; what it is given is the name of the class around, with a dot. */
  private static final class Scanner extends TreePathScanner<Void, String> {
    private final DocTrees trees;
    private final Map<String, Doc> found;

    Scanner(DocTrees trees, Map<String, Doc> found) {
      this.trees = trees;
      this.found = found;
    }

    @Override
    public Void visitClass(ClassTree type, String around) {
      String name = around + type.getSimpleName();
      keep(name);
      return super.visitClass(type, name + ".");
    }

    @Override
    public Void visitMethod(MethodTree method, String around) {
      keep(
          around
              + method.getName()
              + method.getParameters().stream()
                  .map(VariableTree::getName)
                  .collect(Collectors.joining(",", "(", ")")));
      return null;
    }

    private void keep(String name) {
      DocCommentTree doc = trees.getDocCommentTree(getCurrentPath());
      if (doc != null) {
        found.put(name, new Doc(words(doc.getFirstSentence()), words(doc.getBody()), params(doc)));
      }
    }

    private static Map<String, String> params(DocCommentTree doc) {
      return doc.getBlockTags().stream()
          .filter(ParamTree.class::isInstance)
          .map(ParamTree.class::cast)
          .collect(
              Collectors.toMap(it -> it.getName().toString(), it -> words(it.getDescription())));
    }

    private static String words(List<? extends DocTree> parts) {
      return Stream.of(
              parts.stream().map(Scanner::words).collect(Collectors.joining()).split("\n\n"))
          .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
          .filter(paragraph -> !paragraph.isEmpty())
          .collect(Collectors.joining("\n\n"));
    }

    private static String words(DocTree part) {
      if (part instanceof TextTree text) {
        return text.getBody().replaceAll("\\s+", " ");
      }
      if (part instanceof LiteralTree literal) {
        return "`" + literal.getBody().getBody() + "`";
      }
      if (part instanceof LinkTree link) {
        return link.getLabel().isEmpty() ? "`" + link.getReference() + "`" : words(link.getLabel());
      }
      if (part instanceof StartElementTree element && element.getName().contentEquals("p")) {
        return "\n\n";
      }
      throw new IllegalStateException("no words for '" + part + "'; write it in another way");
    }
  }
}
