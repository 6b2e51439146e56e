package io.understudy.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.RunReport;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class JunitReportTest {
  @Test
  void everyCaseSaysHowItWent() throws Exception {
    Document xml = parsed(SampleReports.failed());
    assertEquals(
        List.of(
            "run: the experiment is carried out: passed",
            "hypothesis: A node dies under load, before the method: passed",
            "hypothesis: A node dies under load, after the method: failure",
            "assertions: no request fails: failure",
            "assertions: p99 is below 500 ms: passed",
            "assertions: the cluster recovers within 2 s: error",
            "promises: Nobody is signed out who did not ask for it: failure",
            "promises: Every number is there: skipped",
            "promises: Nobody is somebody else: passed"),
        cases(xml));
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertEquals("9", suite.getAttribute("tests"));
    assertEquals("3", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("errors"));
    assertEquals("1", suite.getAttribute("skipped"));
    assertEquals("17.000", suite.getAttribute("time"));
    assertEquals("2026-11-21T09:59:57", suite.getAttribute("timestamp"));
    String lost = xml.getElementsByTagName("failure").item(2).getTextContent();
    assertTrue(lost.contains("session s1 was gone"), lost);
    assertTrue(lost.contains("request r-17 answer, node-1, 2026-11-21T10:00:03.250Z"), lost);
    assertTrue(lost.contains("and 3 more"), lost);
  }

  @Test
  void seedAndVersionsAreProperties() throws Exception {
    List<String> properties =
        elements(parsed(SampleReports.failed()), "property").stream()
            .map(property -> property.getAttribute("name") + "=" + property.getAttribute("value"))
            .toList();
    assertTrue(properties.contains("seed=8123456789012345678"), properties::toString);
    assertTrue(properties.contains("version.java=25"), properties::toString);
    assertTrue(properties.contains("verdict=FAILED"), properties::toString);
    assertTrue(properties.contains("documented-verdict=PASSED"), properties::toString);
  }

  @Test
  void aRunThatCouldNotBeginIsAnError() throws Exception {
    assertEquals(
        List.of("run: the experiment is carried out: error", "assertions: no request fails: error"),
        cases(parsed(SampleReports.unborn())));
  }

  /** The schema allows what those of Ant and of Jenkins both allow. */
  @Test
  void itKeepsTheSchemaWhateverTheTexts() throws Exception {
    for (RunReport report :
        List.of(SampleReports.nasty(), SampleReports.failed(), SampleReports.unborn())) {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(getClass().getResourceAsStream("junit.xsd")))
          .newValidator()
          .validate(new StreamSource(new StringReader(written(report))));
    }
  }

  @Test
  void markupInTextsIsText() throws Exception {
    Document xml = parsed(SampleReports.nasty());
    String title = elements(xml, "testsuite").getFirst().getAttribute("name");
    assertTrue(title.startsWith("</script><script>document.title='owned'</script>"), title);
    assertTrue(title.contains("\uFFFD\uFFFD\uFFFD \uD83D\uDE80"), title);
    assertEquals(0, xml.getElementsByTagName("script").getLength());
  }

  private static List<String> cases(Document xml) {
    return elements(xml, "testcase").stream().map(JunitReportTest::words).toList();
  }

  private static String words(Element one) {
    NodeList children = one.getChildNodes();
    String result =
        IntStream.range(0, children.getLength())
            .mapToObj(children::item)
            .filter(child -> child.getNodeType() == Node.ELEMENT_NODE)
            .map(Node::getNodeName)
            .findFirst()
            .orElse("passed");
    String group = one.getAttribute("classname");
    return group.substring(group.lastIndexOf('.') + 1)
        + ": "
        + one.getAttribute("name")
        + ": "
        + result;
  }

  private static List<Element> elements(Document xml, String name) {
    NodeList found = xml.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int at = 0; at < found.getLength(); at++) {
      elements.add((Element) found.item(at));
    }
    return elements;
  }

  private static Document parsed(RunReport report) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(written(report))));
  }

  private static String written(RunReport report) throws Exception {
    StringWriter out = new StringWriter();
    ReportFormats.named("junit").write(report, out);
    return out.toString();
  }
}
