import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Puts the bill of materials and the licences of everything that is not ours into a fresh
 * application image: {@code legal/THIRD-PARTY.txt} names every library, its licence and the file
 * with its text. Fails when the image has a library that the bill does not know, and when a licence
 * has no text.
 *
 * <p>{@code java Licences.java DIST_FOLDER BOM.xml ASSETS_FOLDER}
 */
public final class Licences {
  private static final String HEADER =
      """
      Understudy is under the Apache License 2.0; its text is in LICENSE, one folder up.
      It contains the work of others. Here is each part with its licence, and the file beside this
      one that has the text. bom.json is the same for programs, in CycloneDX.

      Java (OpenJDK)
        GPL-2.0-with-classpath-exception
        https://openjdk.org
        text: the folder legal of the Java runtime, and of all that it contains

      WebKit, in JavaFX
        LGPL-2.1, BSD-2-Clause
        https://github.com/openjdk/jfx
        text: webkit.txt

      Inter and JetBrains Mono, typefaces
        OFL-1.1
        https://rsms.me/inter https://www.jetbrains.com/mono
        text: OFL-Inter.txt, OFL-JetBrainsMono.txt

      """;

  private final Path app;
  private final Path assets;
  private final Path legal;
  private final Map<String, String> entries = new TreeMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  private Licences(Path app, Path assets) throws IOException {
    this.app = app;
    this.assets = assets;
    legal = Files.createDirectories(app.resolve("legal"));
  }

  public static void main(String[] args) throws Exception {
    Path bom = Path.of(args[1]);
    for (Path file : List.of(bom, bom.resolveSibling("bom.json"))) {
      if (!Files.exists(file)) {
        System.err.printf(
            "There is no bill of materials %s. Maven's CycloneDX plugin writes it, and needs the"
                + " network for that: build the image without -o.%n",
            file.toAbsolutePath().normalize());
        System.exit(1);
      }
    }
    Licences licences = new Licences(appFolder(Path.of(args[0])), Path.of(args[2]));
    for (String font : List.of("Inter", "JetBrainsMono")) {
      licences.copy(licences.assets.resolve("fonts/OFL-" + font + ".txt"));
    }
    licences.copy(licences.assets.resolve("licenses/webkit.txt"));
    licences.copy(bom.resolveSibling("bom.json"));
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(bom.toFile())
            .getDocumentElement();
    // Its own children only: the plugin that has written the bill is a component too.
    for (String part : List.of("metadata", "components")) {
      for (Element component : children(children(root, part).getFirst(), "component")) {
        licences.add(component);
      }
    }
    licences.finish();
  }

  private static Path appFolder(Path dist) throws IOException {
    try (Stream<Path> files = Files.walk(dist)) {
      return files
          .filter(p -> p.toString().endsWith(".cfg") && p.getParent().endsWith("app"))
          .findFirst()
          .orElseThrow(() -> new IOException("no application image in " + dist))
          .getParent();
    }
  }

  private void add(Element component) throws IOException {
    String name = text(component, "name");
    String version = text(component, "version");
    known.add(name + "-" + version + ".jar");
    if (text(component, "group").equals("io.understudy") || isModule(component)) {
      return;
    }
    List<String> licences = new ArrayList<>();
    for (Element licence : elements(component.getElementsByTagName("license"))) {
      String id = text(licence, "id");
      licences.add(id.isEmpty() ? text(licence, "name") : id);
    }
    String label = "%s:%s %s".formatted(text(component, "group"), name, version);
    List<String> texts = texts(name, version, licences);
    if (texts.isEmpty()) {
      throw new IOException(
          "%s is under %s and has no text of it: put one into assets/licenses/%s.txt"
              .formatted(label, licences, name));
    }
    entries.put(
        label.toLowerCase(Locale.ROOT),
        "%s%n  %s%n  %s%n  text: %s%n%n"
            .formatted(
                label,
                String.join(" or ", licences),
                website(component),
                String.join(", ", texts)));
  }

  /** JavaFX is there twice, with an empty jar for all systems, which nothing is taken from. */
  private static boolean isModule(Element component) {
    return text(component, "group").equals("org.openjfx")
        && !text(component, "purl").contains("classifier=");
  }

  private List<String> texts(String name, String version, List<String> licences)
      throws IOException {
    List<String> found = new ArrayList<>();
    Path jar = app.resolve(name + "-" + version + ".jar");
    if (Files.exists(jar)) {
      found.addAll(ownTexts(jar, name));
    }
    Path ours = assets.resolve("licenses/" + name + ".txt");
    if (found.isEmpty() && Files.exists(ours)) {
      found.add(copy(ours));
    } else if (found.isEmpty() && licences.contains("Apache-2.0")) {
      found.add("../LICENSE");
    } else if (found.isEmpty() && licences.contains("GPL-2.0-with-classpath-exception")) {
      found.add("legal/java.base/LICENSE of the Java runtime");
    }
    return found;
  }

  private List<String> ownTexts(Path jar, String name) throws IOException {
    List<String> found = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry :
          zip.stream()
              .filter(e -> e.getName().matches("META-INF/(LICENSE|NOTICE)(\\.\\w+)?"))
              .toList()) {
        String file = name + "-" + entry.getName().substring("META-INF/".length());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, legal.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        found.add(file);
      }
    }
    return found;
  }

  private String copy(Path file) throws IOException {
    String name = file.getFileName().toString();
    Files.copy(file, legal.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    return name;
  }

  private void finish() throws IOException {
    try (Stream<Path> files = Files.list(app)) {
      List<String> unknown =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".jar") && !known.contains(file))
              .toList();
      if (!unknown.isEmpty()) {
        throw new IOException("not in the bill of materials: " + unknown);
      }
    }
    Files.writeString(legal.resolve("THIRD-PARTY.txt"), HEADER + String.join("", entries.values()));
    System.out.printf("The licences of %d libraries are in the image.%n", entries.size());
  }

  private static String website(Element component) {
    return elements(component.getElementsByTagName("reference")).stream()
        .filter(reference -> reference.getAttribute("type").equals("website"))
        .map(reference -> text(reference, "url"))
        .findFirst()
        .orElseGet(() -> text(component, "purl"));
  }

  /** The text of the first child of that name, empty without one. */
  private static String text(Element parent, String name) {
    return children(parent, name).stream().findFirst().map(Element::getTextContent).orElse("");
  }

  private static List<Element> children(Element parent, String name) {
    return elements(parent.getChildNodes()).stream()
        .filter(child -> child.getTagName().equals(name))
        .toList();
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }
}
