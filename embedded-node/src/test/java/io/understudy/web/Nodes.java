package io.understudy.web;

import io.understudy.chat.ChatRoom;
import io.understudy.http.EventStreams;
import io.understudy.http.HttpListener;
import io.understudy.http.Json;
import io.understudy.http.Router;
import io.understudy.http.ServerResources;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.store.DataFolder;
import io.understudy.store.Session;
import io.understudy.store.Store;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.mindrot.jbcrypt.BCrypt;

/** Nodes on one store without a balancer, and users whose passwords are checked fast. */
final class Nodes implements AutoCloseable {
  final Store store;
  final Journal journal;
  private final InstantSource clock;
  private final DataFolder folder;
  private final ServerResources resources = new ServerResources();
  private final Map<String, Node> running = new ConcurrentHashMap<>();
  private final Function<NodeContext, Router> site;

  private record Node(HttpListener listener, AtomicBoolean dead) implements NodeContext.Vitals {
    @Override
    public String state() {
      return "UP";
    }

    @Override
    public long uptimeMs() {
      return 1;
    }

    @Override
    public long requests() {
      return 1;
    }
  }

  Nodes(Path data, InstantSource clock) {
    this(data, clock, NodeSite::routes);
  }

  /** With other routes. */
  Nodes(Path data, InstantSource clock, Function<NodeContext, Router> site) {
    this.clock = clock;
    this.site = site;
    folder = DataFolder.open(data, clock);
    store = Store.open(folder, clock);
    journal = new Journal(store.journal(), clock);
    for (String user : List.of("alice", "bob")) {
      store.users().put(user, BCrypt.hashpw("123", BCrypt.gensalt(4)));
    }
  }

  /** Starts a node on any port. */
  URI start(String id) {
    return start(id, journal);
  }

  /** Starts a node whose journal is not that of the others. */
  URI start(String id, Journal journal) {
    AtomicBoolean dead = new AtomicBoolean();
    Store fenced = store.fencedBy(() -> dead.get() ? Optional.of("it is dead") : Optional.empty());
    NodeContext context =
        new NodeContext(
            id,
            "cluster.test",
            fenced,
            journal,
            clock,
            noStreams(),
            chat(fenced, journal),
            new Node(null, dead));
    HttpListener listener =
        new HttpListener(resources, id, "127.0.0.1", 0, site.apply(context), List.of());
    listener.start();
    running.put(id, new Node(listener, dead));
    return listener.uri();
  }

  /** Event streams that get no sign of life. */
  static EventStreams noStreams() {
    return new EventStreams(new ScheduledExecutorScheduler());
  }

  /** A chat that nobody enters. */
  static ChatRoom chat(Store store, Journal journal) {
    return new ChatRoom("node-1", store, journal, Runnable::run, null, System::nanoTime);
  }

  /** Kills a node the way the cluster does. */
  void kill(String id) {
    Node node = running.remove(id);
    node.dead().set(true);
    node.listener().sever();
  }

  List<Session> sessions() {
    return store.sessions().list();
  }

  List<Event> events(EventType type) {
    return journal.since(0, 100_000).stream().filter(event -> event.type() == type).toList();
  }

  /** A login with a key. */
  static HttpRequest.Builder login(URI node, String key, String user, String password) {
    return post(node, "/login", key)
        .header("Content-Type", "application/json")
        .POST(
            BodyPublishers.ofByteArray(Json.bytes(Map.of("username", user, "password", password))));
  }

  /** An empty POST with a key. */
  static HttpRequest.Builder post(URI node, String path, String key) {
    return HttpRequest.newBuilder(node.resolve(path))
        .header(IdempotencyKey.HEADER, key)
        .POST(BodyPublishers.noBody());
  }

  /** Sends it without any cookie but those that it has. */
  static Answer send(HttpRequest.Builder request) {
    try (Browser stranger = new Browser()) {
      return stranger.send(request);
    }
  }

  static String cookie(Answer login) {
    return login.header("Set-Cookie").split(";", 2)[0];
  }

  @Override
  public void close() {
    running.keySet().forEach(this::kill);
    journal.close();
    store.close();
    resources.close();
    folder.close();
  }
}
