package io.understudy.experiment.file;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a file of YAML 1.2 by its core schema, and so of JSON as well. Anchors are understood, tags
 * and files of several documents are not.
 */
public final class DocReader {
  /** A larger file is refused, in bytes. */
  public static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_VALUES = 20_000;
  private static final int DEEPEST = 50;

  private final String file;
  private final Set<Node> open = new HashSet<>();
  private int values;

  private DocReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param file how it is called
   * @param bytes what is in it, in UTF-8
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} with the line, if it cannot be read or
   *     has a key twice
   */
  public static Doc read(String file, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw refused(
          file, "it has %,d bytes, and %,d are allowed".formatted(bytes.length, MOST_BYTES));
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setSchema(new CoreSchema()).build();
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> refused(file, "there is nothing in it"));
      return new DocReader(file).doc(root, "", line(root), 0);
    } catch (MarkedYamlEngineException e) {
      String place =
          e.getProblemMark().map(mark -> ", line %d".formatted(mark.getLine() + 1)).orElse("");
      throw refused(
          file + place,
          "this is no YAML or JSON: %s%s"
              .formatted(
                  e.getContext() == null ? "" : e.getContext() + ", ",
                  e.getProblem() == null ? "it ends too early" : e.getProblem()));
    } catch (YamlEngineException e) {
      throw refused(file, "this is no YAML or JSON: " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw refused(file, "it is not in UTF-8");
    }
  }

  private static ProblemException refused(String place, String words) {
    return new ProblemException(ProblemKind.BAD_REQUEST, place + ": " + words);
  }

  private static int line(Node node) {
    Optional<Mark> mark = node.getStartMark();
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private Doc doc(Node node, String path, int line, int depth) {
    values++;
    if (values > MOST_VALUES || depth > DEEPEST || !open.add(node)) {
      throw refused(
          "%s, line %d".formatted(file, line),
          "it has more than %,d values, is deeper than %d, or contains itself"
              .formatted(MOST_VALUES, DEEPEST));
    }
    Object value =
        switch (node) {
          case MappingNode mapping -> members(mapping, path, depth);
          case SequenceNode sequence -> items(sequence, path, depth);
          case ScalarNode scalar -> scalar(scalar, line);
          default -> throw refused(file, "a " + node.getNodeType() + " is not understood");
        };
    open.remove(node);
    return new Doc(file, path, line, value);
  }

  private Map<String, Doc> members(MappingNode mapping, String path, int depth) {
    Map<String, Doc> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw refused("%s, line %d".formatted(file, line), "a key is a word");
      }
      String name = key.getValue();
      String place = path.isEmpty() ? name : path + "." + name;
      if (members.put(name, doc(tuple.getValueNode(), place, line, depth + 1)) != null) {
        throw refused("%s, line %d".formatted(file, line), "\"%s\" is there twice".formatted(name));
      }
    }
    return members;
  }

  private List<Doc> items(SequenceNode sequence, String path, int depth) {
    List<Doc> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(doc(item, "%s[%d]".formatted(path, items.size()), line(item), depth + 1));
    }
    return items;
  }

  private Object scalar(ScalarNode scalar, int line) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    try {
      if (tag.equals(Tag.STR)) {
        return text;
      } else if (tag.equals(Tag.INT)) {
        return text.startsWith("0o") ? Long.parseLong(text.substring(2), 8) : Long.decode(text);
      } else if (tag.equals(Tag.FLOAT)) {
        return Double.valueOf(text.replaceFirst("^\\.", "0."));
      } else if (tag.equals(Tag.BOOL)) {
        return Boolean.valueOf(text);
      } else if (tag.equals(Tag.NULL)) {
        return null;
      }
    } catch (NumberFormatException e) {
      throw refused("%s, line %d".formatted(file, line), "no number that can be used: " + text);
    }
    throw refused(
        "%s, line %d".formatted(file, line), "the tag %s is not understood".formatted(tag));
  }
}
