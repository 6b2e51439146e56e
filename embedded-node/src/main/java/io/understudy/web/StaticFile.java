package io.understudy.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The closed list of files that the pages load. Adding one takes a line here. */
enum StaticFile {
  STYLE("understudy.css", "text/css;charset=utf-8", "web/static/understudy.css"),
  SCRIPT("understudy.js", "text/javascript;charset=utf-8", "web/static/understudy.js"),
  CHAT_STYLE("chat.css", "text/css;charset=utf-8", "web/static/chat.css"),
  CHAT_LINE("chat-line.js", "text/javascript;charset=utf-8", "web/static/chat-line.js"),
  CHAT("chat.js", "text/javascript;charset=utf-8", "web/static/chat.js"),
  MEGA("mega.js", "text/javascript;charset=utf-8", "web/static/mega.js"),
  CARRY("carry.js", "text/javascript;charset=utf-8", "web/static/carry.js"),
  PROBES("probes.js", "text/javascript;charset=utf-8", "web/static/probes.js"),
  FAILOVER("failover.js", "text/javascript;charset=utf-8", "web/static/failover.js", "/"),
  ICON("icon.svg", "image/svg+xml", "icon/understudy.svg"),
  INTER("fonts/Inter-Regular.otf", "font/otf", "fonts/Inter-Regular.otf"),
  INTER_SEMIBOLD("fonts/Inter-SemiBold.otf", "font/otf", "fonts/Inter-SemiBold.otf"),
  JETBRAINS_MONO("fonts/JetBrainsMono-Regular.ttf", "font/ttf", "fonts/JetBrainsMono-Regular.ttf");

  /** What is sent: the bytes, which nobody may change, and a version that changes with them. */
  static final class Content {
    private final byte[] bytes;
    private final String version;

    private Content(byte[] bytes, String version) {
      this.bytes = bytes;
      this.version = version;
    }

    byte[] bytes() {
      return bytes;
    }

    String version() {
      return version;
    }
  }

  private static final Map<StaticFile, Content> CONTENTS = new ConcurrentHashMap<>();

  private final String file;
  private final String mediaType;
  private final String resource;
  private final String folder;

  StaticFile(String file, String mediaType, String resource) {
    this(file, mediaType, resource, "/static/");
  }

  StaticFile(String file, String mediaType, String resource, String folder) {
    this.file = file;
    this.mediaType = mediaType;
    this.resource = resource;
    this.folder = folder;
  }

  /**
   * The file of that name.
   *
   * @throws IllegalArgumentException if the list has none
   */
  static StaticFile named(String file) {
    for (StaticFile candidate : values()) {
      if (candidate.file.equals(file)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("There is no static file \"" + file + "\"");
  }

  /** The path under which it is served. */
  String path() {
    return folder + file;
  }

  /** The address under which a cache may keep it for good: the version is the query. */
  String url() {
    return path() + "?" + content().version();
  }

  String mediaType() {
    return mediaType;
  }

  /** The file itself; read when it is first asked for, so that a start does not wait for fonts. */
  Content content() {
    return CONTENTS.computeIfAbsent(this, StaticFile::read);
  }

  private Content read() {
    try {
      byte[] bytes = ClassPath.bytes("/io/understudy/" + resource);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Content(bytes, HexFormat.of().formatHex(digest, 0, 6));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
