package io.understudy.console.browser;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Host names that this program answers by itself, before the resolver of the system is asked. Java
 * finds this class through {@code META-INF/services} and makes one for the whole process.
 *
 * <p>{@code *.localhost} is always among them (RFC 6761 says loopback, browsers do so, most systems
 * do not): two session views are two sites to the cookie jar, at one balancer.
 *
 * <p>Java itself keeps no answer: whoever answers a zone knows how long an answer may be kept, and
 * Java would keep each for half a minute.
 */
public final class OwnNames extends InetAddressResolverProvider {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final List<Zone> ZONES =
      new CopyOnWriteArrayList<>(List.of(OwnNames::underLocalhost));

  /** Names that this program answers. */
  @FunctionalInterface
  public interface Zone {
    /**
     * Answers a name or leaves it. Called on any thread; must not look up names by Java itself.
     *
     * @param name in lower case, without a dot at its end
     * @return its addresses, in the order in which they are to be tried; empty for a name that
     *     belongs to somebody else
     * @throws UnknownHostException if the name belongs here and there is none such
     */
    Optional<List<InetAddress>> answer(String name) throws UnknownHostException;
  }

  /** Called by Java, at the first look-up of the process and before it decides what to keep. */
  public OwnNames() {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  /**
   * Adds names that this program answers.
   *
   * @param zone answers them from now on
   * @return takes the zone away again
   */
  public static Runnable answer(Zone zone) {
    ZONES.add(zone);
    return () -> ZONES.remove(zone);
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver builtin = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        // A caller that wants IPv6 only is left to the system: our servers speak IPv4.
        boolean wanted = (policy.characteristics() & LookupPolicy.IPV4) != 0;
        Optional<List<InetAddress>> own = wanted ? own(host) : Optional.empty();
        return own.isPresent() ? own.get().stream() : builtin.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return builtin.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "understudy";
  }

  private static Optional<List<InetAddress>> own(String host) throws UnknownHostException {
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    for (Zone zone : ZONES) {
      Optional<List<InetAddress>> answer = zone.answer(name);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private static Optional<List<InetAddress>> underLocalhost(String name)
      throws UnknownHostException {
    if (!name.endsWith(".localhost")) {
      return Optional.empty();
    }
    return Optional.of(List.of(InetAddress.getByAddress(name, LOOPBACK)));
  }
}
