package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.ProxyHeaders.Origin;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes a frontend, and what it says itself. */
final class ProxyHeadersTest {
  private static final Origin HERE = new Origin("10.0.0.7", "shop:8080", false, "1.1");

  /** Headers from name, value, name, value, … */
  private static HttpFields headers(String... pairs) {
    HttpFields.Mutable fields = HttpFields.build();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.add(pairs[i], pairs[i + 1]);
    }
    return fields.asImmutable();
  }

  private static HttpFields toNode(String... pairs) {
    return ProxyHeaders.toNode(headers(pairs), HERE, "frontend-1");
  }

  private static HttpFields toClient(String... pairs) {
    return ProxyHeaders.toClient(headers(pairs), "frontend-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authorization",
        "Proxy-Authenticate",
        "Proxy-Authentication-Info",
        "Proxy-Anything",
        "Proxy",
        "TE",
        "Transfer-Encoding",
        "Upgrade",
        "HTTP2-Settings"
      })
  void whatBelongsToOneConnectionStaysOnIt(String name) {
    for (String spelled :
        List.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))) {
      assertFalse(toNode(spelled, "x").contains(name), spelled);
      assertFalse(toClient(spelled, "x").contains(name), spelled);
    }
  }

  @Test
  void whatConnectionNamesStaysToo() {
    String[] message = {
      "Connection", "close, X-One", "X-One", "1", "x-two", "2", "connection", " X-TWO ,", "X-3", "3"
    };
    for (HttpFields passed : List.of(toNode(message), toClient(message))) {
      assertFalse(passed.contains("X-One"));
      assertFalse(passed.contains("X-Two"));
      assertFalse(passed.contains("close"));
      assertEquals("3", passed.get("X-3"));
    }
  }

  @Test
  void connectionCannotRemoveWhatTheRestDependsOn() {
    HttpFields passed =
        toNode(
            "Connection",
            "host, content-length, content-type, x-forwarded-for, forwarded, x-frontend, via",
            "Host",
            "shop:8080",
            "Content-Length",
            "5",
            "Content-Type",
            "text/plain");
    assertEquals("shop:8080", passed.get("Host"));
    assertEquals("5", passed.get("Content-Length"));
    assertEquals("text/plain", passed.get("Content-Type"));
    assertEquals("10.0.0.7", passed.get("X-Forwarded-For"));
    assertEquals("frontend-1", passed.get("X-Frontend"));
    assertTrue(passed.contains("Forwarded"));
    assertTrue(passed.contains("Via"));
  }

  @Test
  void ofTheTransferCodingsOnlyTrailersIsPassedOn() {
    HttpFields passed = toNode("TE", "gzip;q=0.5, Trailers", "Connection", "TE");
    assertEquals(List.of("trailers"), passed.getValuesList("TE"));
    assertEquals(List.of("TE"), passed.getValuesList("Connection"));
    assertFalse(toNode("TE", "gzip, deflate", "Connection", "TE").contains("TE"));
    assertFalse(toNode("TE", "gzip", "Connection", "TE").contains("Connection"));
  }

  @Test
  void aListWithAQuoteThatDoesNotEndIsReadLikeAnyOther() {
    String[] message = {
      "Connection", "\"close, X-One, TE", "TE", "\"gzip, trailers", "X-One", "1", "X-Two", "2"
    };
    for (HttpFields passed : List.of(toNode(message), toClient(message))) {
      assertFalse(passed.contains("X-One"));
      assertEquals("2", passed.get("X-Two"));
    }
    assertEquals("trailers", toNode(message).get("TE"));
  }

  @Test
  void trailersAreAnnouncedInBothDirections() {
    assertEquals("X-Sum", toNode("Trailer", "X-Sum").get("Trailer"));
    assertEquals("X-Sum", toClient("Trailer", "X-Sum").get("Trailer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Port",
        "X-Forwarded-Prefix",
        "X-Forwarded-Proto",
        "X-Forwarded-Scheme",
        "X-Forwarded-Server",
        "X_Forwarded_For",
        "X-Forwarded_For",
        "X-Frontend",
        "X-Served-By",
        "X-Real-IP",
        "X_Real_IP",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "X-Original-URL",
        "X-Rewrite-URL",
        "True-Client-IP",
        "CF-Connecting-IP"
      })
  void whatOnlyAProxyMaySayIsNotBelieved(String name) {
    for (String spelled : List.of(name, name.toLowerCase(Locale.ROOT))) {
      HttpFields passed = toNode(spelled, "6.6.6.6", spelled, "7.7.7.7, 6.6.6.6");
      assertFalse(passed.asString().contains("6.6.6.6"), passed.asString());
    }
  }

  @Test
  void itSaysWhereTheRequestCameFrom() {
    HttpFields passed = toNode("Host", "shop:8080");
    assertEquals(List.of("10.0.0.7"), passed.getValuesList("X-Forwarded-For"));
    assertEquals(List.of("shop:8080"), passed.getValuesList("X-Forwarded-Host"));
    assertEquals(List.of("http"), passed.getValuesList("X-Forwarded-Proto"));
    assertEquals(
        List.of("by=_frontend-1;for=10.0.0.7;host=\"shop:8080\";proto=http"),
        passed.getValuesList("Forwarded"));
    assertEquals(List.of("1.1 frontend-1"), passed.getValuesList("Via"));
    assertEquals(List.of("frontend-1"), passed.getValuesList("X-Frontend"));
    assertEquals(List.of("shop:8080"), passed.getValuesList("Host"));
  }

  @Test
  void anIpv6AddressIsWrittenAsRfc7239Wants() {
    HttpFields passed =
        ProxyHeaders.toNode(headers(), new Origin("::1", "shop", true, "1.0"), "frontend-2");
    assertEquals("::1", passed.get("X-Forwarded-For"));
    assertEquals("by=_frontend-2;for=\"[::1]\";host=\"shop\";proto=https", passed.get("Forwarded"));
    assertEquals("https", passed.get("X-Forwarded-Proto"));
    assertEquals("1.0 frontend-2", passed.get("Via"));
    assertEquals("shop", passed.get("Host"), "HTTP/1.0 may leave it out, a node needs it");
  }

  @Test
  void aHostCannotWriteAnotherElementIntoForwarded() {
    Origin odd = new Origin("10.0.0.7", "a\";for=6.6.6.6;x=\"", false, "1.1");
    String forwarded = ProxyHeaders.toNode(headers(), odd, "frontend-1").get("Forwarded");
    assertEquals(
        "by=_frontend-1;for=10.0.0.7;host=\"a\\\";for=6.6.6.6;x=\\\"\";proto=http", forwarded);
  }

  @Test
  void everythingElsePassesAsItIsAndInItsOrder() {
    HttpFields passed =
        toNode(
            "Accept", "a", "Cookie", "x=1", "Accept", "b", "Expect", "100-continue", "Cookie", "y");
    assertEquals(List.of("a", "b"), passed.getValuesList("Accept"));
    assertEquals(List.of("x=1", "y"), passed.getValuesList("Cookie"));
    assertEquals("100-continue", passed.get("Expect"));

    HttpFields answer =
        toClient("Set-Cookie", "a=1", "Set-Cookie", "b=2", "X-Served-By", "node-1", "Via", "1.1 x");
    assertEquals(List.of("a=1", "b=2"), answer.getValuesList("Set-Cookie"));
    assertEquals("node-1", answer.get("X-Served-By"));
    assertEquals("1.1 x", answer.get("Via"));
  }

  @Test
  void aNodeDoesNotSayWhichFrontendItIs() {
    assertEquals(
        List.of("frontend-1"), toClient("X-Frontend", "frontend-9").getValuesList("X-Frontend"));
  }
}
