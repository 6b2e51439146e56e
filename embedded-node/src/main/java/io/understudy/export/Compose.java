package io.understudy.export;

import com.samskivert.mustache.Template;
import io.understudy.cluster.Cluster;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * The frontends as HAProxy in a container, for Docker Compose: what {@link HaProxy} writes, in a
 * file that needs nothing but an image that everybody can have. The nodes are not in it; they are
 * the running Understudy's, and no image of a single one exists.
 */
final class Compose implements Exporter {
  private static final String INDENT = " ".repeat(8);

  private final Exporter proxy = new HaProxy();
  private final Template template = Templates.read("compose.mustache");

  /** What the template reads. */
  private record Filling(String at, String configuration) {}

  @Override
  public String name() {
    return "compose";
  }

  @Override
  public String summary() {
    return "the frontends as HAProxy in a container, for Docker Compose";
  }

  @Override
  public String fileName() {
    return "compose.yaml";
  }

  @Override
  public String mediaType() {
    return "application/yaml";
  }

  @Override
  public void write(Cluster cluster, int port, Writer out, Tally tally) throws IOException {
    StringWriter configuration = new StringWriter();
    proxy.write(cluster, port, configuration, tally);
    String at = cluster.snapshot().at().truncatedTo(ChronoUnit.SECONDS).toString();
    template.execute(new Filling(at, block(configuration.toString())), out);
  }

  /** As a literal block of YAML, in which Compose fills in no variables. */
  private static String block(String text) {
    return text.lines()
        .map(line -> line.isBlank() ? "" : INDENT + line.replace("$", "$$"))
        .collect(Collectors.joining("\n"));
  }
}
