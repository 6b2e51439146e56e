package io.understudy.export;

import com.samskivert.mustache.Template;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The layout as configuration of another proxy: a template, and its words for our policies. */
abstract class ProxyConfiguration implements Exporter {
  private final String name;
  private final String program;
  private final String fileName;
  private final Map<String, List<String>> policies;
  private final Template template;

  /**
   * @param name how it is called in commands; its template is {@code name.mustache}
   * @param program how the program is called in sentences
   * @param policies lines of its configuration by the names of our policies, all of them
   */
  ProxyConfiguration(
      String name, String program, String fileName, Map<String, List<String>> policies) {
    this.name = name;
    this.program = program;
    this.fileName = fileName;
    this.policies = policies;
    this.template = Templates.read(name + ".mustache");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "the layout as configuration of " + program;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public String mediaType() {
    return "text/plain; charset=utf-8";
  }

  @Override
  public void write(Cluster cluster, int port, Writer out, Tally tally) {
    ClusterSnapshot now = cluster.snapshot();
    template.execute(Layout.of(now, policies.get(now.balancer().settings().policy()), port), out);
  }
}
