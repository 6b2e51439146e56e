package io.understudy.balancer;

import java.util.List;
import org.eclipse.jetty.http.HttpCookie;

/**
 * The node that the client's cookie names, as long as it is well; otherwise everyone in turn, and
 * the cookie of the answer names the new node.
 */
public final class Sticky implements BalancingPolicy {
  /** The public name. */
  public static final String NAME = "sticky";

  /** The cookie that holds the id of a client's node. */
  public static final String COOKIE = "understudy-node";

  private final Turns turns = new Turns();

  /** The cookie that names a node; it ends with the browser, and scripts cannot read it. */
  static HttpCookie cookie(Upstream upstream) {
    return HttpCookie.build(COOKIE, upstream.id())
        .path("/")
        .httpOnly(true)
        .sameSite(HttpCookie.SameSite.LAX)
        .build();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean sticks() {
    return true;
  }

  @Override
  public Upstream choose(List<Upstream> candidates, Choice request) {
    String wanted = request.stuckTo();
    if (wanted != null) {
      for (int i = 0; i < candidates.size(); i++) {
        if (candidates.get(i).id().equals(wanted)) {
          return candidates.get(i);
        }
      }
    }
    return turns.next(candidates);
  }
}
