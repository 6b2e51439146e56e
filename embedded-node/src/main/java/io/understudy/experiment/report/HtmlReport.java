package io.understudy.experiment.report;

import com.samskivert.mustache.Template;
import io.understudy.experiment.RunReport;
import java.io.IOException;
import java.io.Writer;

/** A page for people: one file that needs nothing else, on screen and on paper. */
final class HtmlReport implements ReportFormat {
  private static final Template TEMPLATE = Shell.template("report");

  @Override
  public String name() {
    return "html";
  }

  @Override
  public String summary() {
    return "a page for people, in one file that needs no network";
  }

  @Override
  public String fileName(RunReport report) {
    return FileNames.of(report) + ".html";
  }

  @Override
  public String mediaType() {
    return "text/html; charset=utf-8";
  }

  @Override
  public void write(RunReport report, Writer out) throws IOException {
    out.write(Shell.page(TEMPLATE, ReportPage.of(report)));
  }
}
