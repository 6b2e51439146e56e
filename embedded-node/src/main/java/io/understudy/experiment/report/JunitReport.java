package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.report.JunitCase.Result;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as a suite of tests, in the XML that CI servers read since Ant's JUnit task. There is no
 * standard; this has the elements and attributes on which the schemas of Ant (windyroad) and of
 * Jenkins agree, in the order that the stricter one wants.
 */
final class JunitReport implements ReportFormat {
  /** Without a zone, because the stricter schema allows none; it is UTC. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  @Override
  public String name() {
    return "junit";
  }

  @Override
  public String summary() {
    return "a suite of tests as JUnit XML, for CI";
  }

  @Override
  public String fileName(RunReport report) {
    return "TEST-" + FileNames.of(report) + ".xml"; // what CI servers look for
  }

  @Override
  public String mediaType() {
    return "application/xml; charset=utf-8";
  }

  @Override
  public void write(RunReport report, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      start(xml, 0, "testsuites");
      suite(report, xml);
      end(xml, 0);
      xml.writeEndDocument();
      xml.flush();
      out.write('\n');
    } catch (XMLStreamException e) {
      throw new IOException("the report cannot be written: " + e.getMessage(), e);
    }
  }

  private static void suite(RunReport report, XMLStreamWriter xml) throws XMLStreamException {
    RunSnapshot run = report.run();
    List<JunitCase> cases = JunitCases.of(run);
    start(xml, 1, "testsuite");
    attribute(xml, "name", run.title());
    attribute(xml, "package", "understudy");
    attribute(xml, "id", "0");
    attribute(xml, "hostname", "localhost"); // a report does not tell the name of its machine
    attribute(xml, "timestamp", TIMESTAMP.format(run.createdAt()));
    attribute(xml, "time", seconds(JunitCases.seconds(run)));
    attribute(xml, "tests", Integer.toString(cases.size()));
    attribute(xml, "failures", count(cases, Result.FAILED));
    attribute(xml, "errors", count(cases, Result.ERROR));
    attribute(xml, "skipped", count(cases, Result.SKIPPED));
    properties(report, xml);
    Map<String, Integer> names = new HashMap<>();
    for (JunitCase one : cases) {
      int before = names.merge(one.group() + one.name(), 1, Integer::sum);
      testCase(run, one, before == 1 ? one.name() : one.name() + " (" + before + ")", xml);
    }
    text(xml, "system-out", Summary.of(run));
    text(xml, "system-err", run.load() == null ? "" : String.join("\n", run.load().warnings()));
    end(xml, 1);
  }

  private static void properties(RunReport report, XMLStreamWriter xml) throws XMLStreamException {
    RunSnapshot run = report.run();
    start(xml, 2, "properties");
    property(xml, "run", run.id());
    property(xml, "experiment", run.experiment());
    property(xml, "seed", Long.toString(run.seed()));
    property(xml, "verdict", String.valueOf(run.verdict()));
    property(xml, "documented-verdict", String.valueOf(run.expected()));
    for (Map.Entry<String, String> version : new TreeMap<>(report.versions()).entrySet()) {
      property(xml, "version." + version.getKey(), version.getValue());
    }
    end(xml, 2);
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    indent(xml, 3);
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  private static void testCase(RunSnapshot run, JunitCase one, String name, XMLStreamWriter xml)
      throws XMLStreamException {
    start(xml, 2, "testcase");
    attribute(xml, "classname", run.experiment() + "." + one.group());
    attribute(xml, "name", name);
    attribute(xml, "time", seconds(one.seconds()));
    if (one.result() != Result.PASSED) {
      start(xml, 3, one.result().element());
      attribute(xml, "message", one.message());
      if (one.result() != Result.SKIPPED) {
        attribute(xml, "type", one.group());
      }
      xml.writeCharacters(clean(one.details()));
      xml.writeEndElement();
    }
    end(xml, 2);
  }

  private static String count(List<JunitCase> cases, Result result) {
    return Long.toString(cases.stream().filter(one -> one.result() == result).count());
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static void text(XMLStreamWriter xml, String name, String words)
      throws XMLStreamException {
    start(xml, 2, name);
    xml.writeCharacters(clean(words));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, clean(value));
  }

  private static void start(XMLStreamWriter xml, int depth, String name) throws XMLStreamException {
    indent(xml, depth);
    xml.writeStartElement(name);
  }

  private static void end(XMLStreamWriter xml, int depth) throws XMLStreamException {
    indent(xml, depth);
    xml.writeEndElement();
  }

  private static void indent(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** XML 1.0 cannot have every character, not even escaped (section 2.2, "Char"). */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(c -> isChar(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isChar(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
