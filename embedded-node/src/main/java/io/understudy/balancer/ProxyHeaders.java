package io.understudy.balancer;

import io.understudy.http.Exchange;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * Which headers pass a frontend, and which it writes itself. What belongs to one connection only
 * stays on it (RFC 9110, section 7.6.1), and what a client says about where it comes from is
 * replaced by what is known (RFC 7239, section 8.1): a frontend is the first one that can be
 * trusted. Pure functions.
 */
final class ProxyHeaders {
  /** Belongs to one connection only, in both directions. */
  private static final Set<HttpHeader> HOP_BY_HOP =
      EnumSet.of(
          HttpHeader.CONNECTION,
          HttpHeader.KEEP_ALIVE,
          HttpHeader.TE,
          HttpHeader.TRANSFER_ENCODING,
          HttpHeader.UPGRADE,
          HttpHeader.HTTP2_SETTINGS);

  /**
   * Never removed only because {@code Connection} names it: without them the rest of the message
   * would mean something else than what was checked.
   */
  private static final Set<HttpHeader> MEANT_FOR_ALL =
      EnumSet.of(
          HttpHeader.HOST,
          HttpHeader.CONTENT_LENGTH,
          HttpHeader.CONTENT_TYPE,
          HttpHeader.CONTENT_ENCODING,
          HttpHeader.CONTENT_RANGE);

  /** What only a proxy may say; the names that begin with x-forwarded- come to these. */
  private static final Set<String> WORD_OF_A_PROXY =
      Set.of(
          "forwarded",
          "via",
          "x-frontend",
          "x-frontend-address",
          "x-served-by",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-original-host",
          "x-original-url",
          "x-rewrite-url",
          "true-client-ip",
          "cf-connecting-ip");

  private ProxyHeaders() {}

  /**
   * Where a request came from, as its connection shows it.
   *
   * @param address the client's IP address; IPv6 without brackets
   * @param host what the client called this server, with the port if it named one
   * @param secure whether it came over TLS
   * @param version {@code 1.0} or {@code 1.1}
   */
  record Origin(String address, String host, boolean secure, String version) {
    static Origin of(Request request) {
      String address =
          request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress at
              ? withoutZone(at.getAddress().getHostAddress())
              : "unknown";
      String host = request.getHeaders().get(HttpHeader.HOST);
      if (host == null || host.isEmpty()) {
        // Only HTTP/1.0 may leave it out.
        host = Request.getServerName(request) + ":" + Request.getServerPort(request);
      }
      HttpVersion version = request.getConnectionMetaData().getHttpVersion();
      return new Origin(
          address, host, request.isSecure(), version == HttpVersion.HTTP_1_0 ? "1.0" : "1.1");
    }

    private static String withoutZone(String address) {
      int zone = address.indexOf('%');
      return zone < 0 ? address : address.substring(0, zone);
    }
  }

  /**
   * The headers of a request, as a node gets them. {@code Transfer-Encoding} is left out and {@code
   * Content-Length} and {@code Expect} are as the client sent them: the carrier frames the body.
   *
   * @param request as it came
   * @param frontend the id of the frontend, for example {@code frontend-1}
   */
  static HttpFields.Mutable toNode(Request request, String frontend) {
    HttpFields.Mutable fields = toNode(request.getHeaders(), Origin.of(request), frontend);
    // Only who asked for a name wants to know where it led to.
    if (isName(fields.get(HttpHeader.HOST))
        && request.getConnectionMetaData().getLocalSocketAddress()
            instanceof InetSocketAddress at) {
      fields.add(Exchange.FRONTEND_ADDRESS, at.getAddress().getHostAddress());
    }
    return fields;
  }

  private static boolean isName(String host) {
    return host != null && !host.isEmpty() && Character.isLetter(host.charAt(0));
  }

  static HttpFields.Mutable toNode(HttpFields headers, Origin origin, String frontend) {
    HttpFields.Mutable kept = HttpFields.build(headers.size() + 8);
    Set<String> named = namedInConnection(headers);
    for (HttpField field : headers) {
      if (isEndToEnd(field, named) && !isWordOfAProxy(field)) {
        kept.add(field);
      }
    }
    if (acceptsTrailers(headers)) {
      kept.add(HttpHeader.TE, "trailers");
      kept.add(HttpHeader.CONNECTION, "TE");
    }
    kept.put(HttpHeader.HOST, origin.host());
    kept.add(HttpHeader.VIA, origin.version() + " " + frontend);
    kept.add(HttpHeader.X_FORWARDED_FOR, origin.address());
    kept.add(HttpHeader.X_FORWARDED_HOST, origin.host());
    kept.add(HttpHeader.X_FORWARDED_PROTO, origin.secure() ? "https" : "http");
    kept.add(HttpHeader.FORWARDED, forwarded(origin, frontend));
    kept.add(Exchange.FRONTEND, frontend);
    return kept;
  }

  /**
   * The headers of an answer, as a client gets them. {@code Content-Length} and {@code Trailer} are
   * as the node sent them.
   *
   * @param answer what a node said
   * @param frontend the id of the frontend
   */
  static HttpFields.Mutable toClient(HttpFields answer, String frontend) {
    HttpFields.Mutable kept = HttpFields.build(answer.size() + 1);
    Set<String> named = namedInConnection(answer);
    for (HttpField field : answer) {
      if (isEndToEnd(field, named)) {
        kept.add(field);
      }
    }
    kept.put(Exchange.FRONTEND, frontend);
    return kept;
  }

  /**
   * Copies the headers of an answer, as {@link #toClient} has them, beside what stands there
   * already: lists are added to, everything else gives way to the node's.
   *
   * @param client the headers that the client will get
   */
  static void deliver(HttpFields answer, String frontend, HttpFields.Mutable client) {
    HttpFields.Mutable passed = toClient(answer, frontend);
    HttpField date = passed.getField(HttpHeader.DATE);
    if (date != null) {
      // The container's own can be replaced, but not removed.
      client.put(date);
      passed.remove(HttpHeader.DATE);
    }
    for (HttpField field : passed) {
      if (field.getHeader() != HttpHeader.VARY && field.getHeader() != HttpHeader.SET_COOKIE) {
        client.remove(field.getName());
      }
    }
    client.add(passed);
  }

  private static boolean isEndToEnd(HttpField field, Set<String> named) {
    HttpHeader header = field.getHeader();
    if (header != null && HOP_BY_HOP.contains(header)) {
      return false;
    }
    String name = field.getLowerCaseName();
    // With the header Proxy too, which some programs take for a setting of theirs ("httpoxy").
    if (name.startsWith("proxy-") || name.equals("proxy")) {
      return false;
    }
    return named.isEmpty()
        || !named.contains(name)
        || (header != null && MEANT_FOR_ALL.contains(header));
  }

  private static boolean isWordOfAProxy(HttpField field) {
    // Some programs read X_Forwarded_For as if it were X-Forwarded-For.
    String name = field.getLowerCaseName().replace('_', '-');
    return name.startsWith("x-forwarded-") || WORD_OF_A_PROXY.contains(name);
  }

  private static Set<String> namedInConnection(HttpFields headers) {
    return headers.contains(HttpHeader.CONNECTION)
        ? elements(headers, HttpHeader.CONNECTION)
        : Set.of();
  }

  private static boolean acceptsTrailers(HttpFields headers) {
    return headers.contains(HttpHeader.TE) && elements(headers, HttpHeader.TE).contains("trailers");
  }

  /**
   * What stands between the commas, in lower case. Jetty's own reader knows quotes too, and throws
   * at one that does not end; nothing that is looked for here has any.
   */
  private static Set<String> elements(HttpFields headers, HttpHeader name) {
    Set<String> elements = new HashSet<>();
    for (HttpField field : headers) {
      if (field.getHeader() == name && field.getValue() != null) {
        for (String element : field.getValue().split(",", -1)) {
          elements.add(element.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return elements;
  }

  private static String forwarded(Origin origin, String frontend) {
    // An address with colons has brackets and quotes (RFC 7239, section 6); a name of our own
    // begins with an underscore (section 6.3).
    String address =
        origin.address().indexOf(':') < 0 ? origin.address() : "\"[" + origin.address() + "]\"";
    return "by=_"
        + frontend
        + ";for="
        + address
        + ";host="
        + HttpField.PARAMETER_TOKENIZER.quote(origin.host())
        + ";proto="
        + (origin.secure() ? "https" : "http");
  }
}
