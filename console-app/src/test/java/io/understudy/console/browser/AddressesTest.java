package io.understudy.console.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.browser.Destination.Inside;
import io.understudy.console.browser.Destination.Outside;
import io.understudy.console.browser.Destination.Reason;
import io.understudy.console.browser.Destination.Refused;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  private final Addresses addresses =
      new Addresses(ViewHost.ONE, URI.create("http://127.0.0.1:8080"), "");
  private final Addresses named =
      new Addresses(ViewHost.TWO, URI.create("http://127.0.0.1:8080"), "cluster.test");

  @Test
  void homeIsTheFrontendUnderTheNameOfTheView() {
    assertEquals(URI.create("http://one.localhost:8080/"), addresses.home());
  }

  @ParameterizedTest
  @CsvSource({
    "/profile, http://one.localhost:8080/profile",
    "profile, http://one.localhost:8080/profile",
    "' login?next=/x ', http://one.localhost:8080/login?next=/x",
    "?q=1, http://one.localhost:8080/?q=1",
    "http://127.0.0.1:8080/a?b=c#d, http://one.localhost:8080/a?b=c#d",
    "HTTP://LOCALHOST:8080, http://one.localhost:8080/",
    "localhost:8080/x, http://one.localhost:8080/x",
    "http://two.localhost:8080/x, http://one.localhost:8080/x",
    ":7001/health, http://one.localhost:7001/health",
    "127.0.0.1:7001, http://127.0.0.1:7001",
    "localhost, http://localhost",
    "http://[::1]:9/x, http://[::1]:9/x",
    "/a b|c, http://one.localhost:8080/a%20b%7Cc",
  })
  void thesePagesAreShownInside(String typed, String page) {
    assertEquals(new Inside(URI.create(page)), addresses.read(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "http://one.localhost:8080/, one.localhost:8080",
    "http://one.localhost:8080/profile, one.localhost:8080/profile",
    "http://one.localhost:8080/?next=/, one.localhost:8080/?next=/",
    "http://localhost/x, localhost/x",
    "http://[::1]:9/x, [::1]:9/x",
    "https://localhost:8443/, https://localhost:8443/",
  })
  void whatIsShownIsShortAndLeadsToTheSamePage(String page, String shown) {
    URI address = URI.create(page);
    assertEquals(shown, Addresses.shown(address));
    assertEquals(addresses.read(page), addresses.read(shown));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com/x, http://example.com/x",
    "https://127.0.0.1.example.com/, https://127.0.0.1.example.com/",
    "http://localhost.example.com:8080/, http://localhost.example.com:8080/",
    "http://192.168.0.7:8080/, http://192.168.0.7:8080/",
  })
  void theseBelongToTheSystemBrowser(String typed, String page) {
    assertEquals(new Outside(URI.create(page)), addresses.read(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY, ''",
    "'   ', EMPTY, ''",
    "javascript:alert(1), SCHEME, javascript",
    "file:///etc/passwd, SCHEME, file",
    "data:text/html;x, SCHEME, data",
    "about:blank, SCHEME, about",
    "http://, MALFORMED, http://",
    "http://no host/, MALFORMED, http://no%20host/",
    "http://alice:123@127.0.0.1:8080/, CREDENTIALS, 127.0.0.1",
    "http://127.0.0.1:99999/, PORT, 99999",
    "http://127.0.0.1:0/, PORT, 0",
  })
  void theseAreRefusedWithAReason(String typed, Reason reason, String detail) {
    assertEquals(new Refused(reason, detail), addresses.read(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "/profile, http://www.two.cluster.test:8080/profile",
    "http://127.0.0.1:8080/a?b=c#d, http://www.two.cluster.test:8080/a?b=c#d",
    "http://two.localhost:8080/x, http://www.two.cluster.test:8080/x",
    "http://www.cluster.test:8080/, http://www.two.cluster.test:8080/",
    "http://www.one.cluster.test:8080/, http://www.two.cluster.test:8080/",
    "Server1.Cluster.Test:3001/x, http://server1.two.cluster.test:3001/x",
    "server2.two.cluster.test:3002, http://server2.two.cluster.test:3002/",
    ":3001/health, http://localhost.two.cluster.test:3001/health",
    "127.0.0.1:7001, http://127.0.0.1:7001",
  })
  void whereAZoneIsAnsweredPagesHaveANameOfTheViewInIt(String typed, String page) {
    assertEquals(new Inside(URI.create(page)), named.read(typed));
  }

  @Test
  void otherBrowsersGetAnAddress() {
    URI page = URI.create("http://www.two.cluster.test:8080/a?b");
    assertEquals(URI.create("http://127.0.0.20:8080/a?b"), named.forOthers(page, "127.0.0.20"));
    assertEquals(URI.create("http://127.0.0.1:8080/a?b"), named.forOthers(page, ""));
    URI other = URI.create("http://127.0.0.1:7001/");
    assertEquals(other, named.forOthers(other, ""));
    assertEquals(
        new Outside(URI.create("http://www.example.test/")), named.read("www.example.test/"));
  }

  @Test
  void nothingTypedIsNothing() {
    assertEquals(new Refused(Reason.EMPTY, ""), addresses.read(null));
  }
}
