package io.understudy.balancer;

import io.understudy.http.Dialer;
import io.understudy.http.ServerResources;
import io.understudy.measure.Meter;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Takes every request of a frontend. Reads small bodies first, so that they can be sent again, and
 * makes each request a {@link Relay}.
 */
final class FailoverHandler extends Handler.Abstract.NonBlocking {
  private final Relays relays;
  private final JettyCarrier streams;
  private final DirectCarrier direct;

  FailoverHandler(
      String id,
      Upstreams upstreams,
      ServerResources resources,
      LongSupplier nanoTime,
      Meter meter,
      FailoverLog log,
      Carriers carrier) {
    this.relays = new Relays(id, upstreams, nanoTime, meter, log, resources.scheduler());
    this.streams = new JettyCarrier(id, resources, upstreams::settings);
    this.direct = new DirectCarrier(streams, resources, upstreams::settings);
    relays.use(
        switch (carrier) {
          case DIRECT -> direct;
          case JETTY -> streams;
        });
    installBean(streams);
  }

  @Override
  protected void doStart() throws Exception {
    streams.setServer(getServer());
    direct.use(Dialer.of(getServer()));
    super.doStart();
  }

  /**
   * From now on broken connections say nothing about nodes. Must come before the listener ends: the
   * connections to the nodes are on its selector and break with it.
   */
  void stopBlaming() {
    relays.stop();
  }

  /** Looks at the time for all requests that wait. */
  void tick() {
    relays.tick();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Wanted wanted = new Wanted(request);
    Relay relay = new Relay(relays, wanted, response, callback);
    relays.arrived();
    if (wanted.shouldKeepBody()) {
      Content.Source.asByteBuffer(
          request,
          Promise.from(
              body -> {
                wanted.keepBody(body);
                relays.begin(relay);
              },
              relay::abandon));
    } else {
      relays.begin(relay);
    }
    return true;
  }

  @Override
  protected void doStop() throws Exception {
    relays.stop();
    super.doStop();
    relays.abandonAll();
  }
}
