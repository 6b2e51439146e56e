package io.understudy.console.browser;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Host names that this program answers by itself, before the resolver of the system is asked. Java
 * finds this class through {@code META-INF/services} and makes one for the whole process.
 *
 * <p>{@code *.localhost} is always among them (RFC 6761 says loopback, browsers do so, most systems
 * do not): two session views are two sites to the cookie jar, at one balancer.
 */
public final class OwnNames extends InetAddressResolverProvider {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final List<Function<String, Optional<InetAddress>>> ZONES =
      new CopyOnWriteArrayList<>(List.of(OwnNames::underLocalhost));

  /** Called by Java, at the first look-up of the process. */
  public OwnNames() {}

  /**
   * Adds names that this program answers.
   *
   * @param zone gets a name in lower case, without a dot at its end, and answers it or leaves it;
   *     called on any thread, and must not look up names itself
   * @return takes the zone away again
   */
  public static Runnable answer(Function<String, Optional<InetAddress>> zone) {
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
        Optional<InetAddress> own = wanted ? own(host) : Optional.empty();
        return own.isPresent() ? own.stream() : builtin.lookupByName(host, policy);
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

  private static Optional<InetAddress> own(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    return ZONES.stream().flatMap(zone -> zone.apply(name).stream()).findFirst();
  }

  private static Optional<InetAddress> underLocalhost(String name) {
    if (!name.endsWith(".localhost")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(name, LOOPBACK));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }
}
