package org.bthost.provisioning.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.bthost.provisioning.standalone.ModuleProcess;

/**
 * A coming version of the module, as far as the database sees it: the present one, and scripts that
 * follow on the last of its schema. They only add, as all scripts do.
 */
final class NextVersion {
  private static final Path SOURCE =
      Path.of("src/main/java/org/bthost/provisioning/journal/Schema.java");
  private static final Pattern SCRIPT = Pattern.compile("\"V(\\d+)__\\w+\\.sql\"");

  private NextVersion() {}

  /**
   * Makes the classes and scripts that are to be laid before the archive's.
   *
   * @param steps how many versions it is after the present one
   */
  static Path make(Path folder, int steps) throws IOException {
    String source = Files.readString(SOURCE);
    String last = "";
    int number = 0;
    for (Matcher found = SCRIPT.matcher(source); found.find(); ) {
      int next = Integer.parseInt(found.group(1));
      if (next > number) {
        last = found.group();
        number = next;
      }
    }
    List<String> scripts =
        IntStream.rangeClosed(number + 1, number + steps)
            .mapToObj("V%d__next.sql"::formatted)
            .toList();
    Path classes = Files.createDirectories(folder.resolve("version-" + steps));
    Path sql = Files.createDirectories(classes.resolve("bthost/db"));
    for (String script : scripts) {
      Files.writeString(sql.resolve(script), script(script.substring(1, script.indexOf('_'))));
    }
    String named = scripts.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    compile(source.replace(last, last + ", " + named), classes);
    return classes;
  }

  /** A column that the versions before do not know, and a table of its own. */
  private static String script(String number) {
    return """
        alter table bthost_service add column if not exists next_%1$s varchar(20) default 'new' not null;
        alter table bthost_operation add column if not exists next_%1$s bigint;
        create table if not exists bthost_next_%1$s (id varchar(20) not null primary key) ${options};
        """
        .formatted(number);
  }

  private static void compile(String source, Path classes) throws IOException {
    Path file = Files.writeString(classes.resolve("Schema.java"), source);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-proc:none",
                "--release",
                "17",
                "-cp",
                ModuleProcess.archive().toString(),
                "-d",
                classes.toString(),
                file.toString());
    if (result != 0) {
      throw new IllegalStateException("the next version can't be compiled");
    }
  }
}
