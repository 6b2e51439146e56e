package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Serves the style, the script, the icon and the fonts of the pages. Only the files of a closed
 * list exist; a path is compared with it as a whole and never becomes the name of a file.
 */
public final class StaticFiles implements Resource {
  private static final Map<String, StaticFile> BY_PATH =
      Arrays.stream(StaticFile.values())
          .collect(Collectors.toUnmodifiableMap(StaticFile::path, Function.identity()));

  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "public, max-age=3600";

  /** The paths of all files, each of which is to be routed here. */
  public static List<String> paths() {
    return BY_PATH.keySet().stream().sorted().toList();
  }

  @Override
  public void answer(Exchange exchange) {
    StaticFile file = BY_PATH.get(exchange.path());
    if (file == null) {
      throw new ProblemException(
          ProblemKind.NOT_FOUND, "Nothing is served under " + exchange.path());
    }
    StaticFile.Content content = file.content();
    String tag = "\"" + content.version() + "\"";
    boolean thisVersion = exchange.query(content.version()).isPresent();
    exchange.set("ETag", tag).set("Cache-Control", thisVersion ? FOR_GOOD : ASK_AGAIN);
    if (tag.equals(exchange.header("If-None-Match"))) {
      exchange.empty(304);
    } else {
      exchange.bytes(200, file.mediaType(), content.bytes());
    }
  }
}
