import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many users of the chat, who behave as its page does: each comes back after a loss with full jitter,
 * says from where he goes on, and sends again what was not acknowledged.
 *
 * <pre>
 * ChatUsers prepare FILE USERS COOKIES      puts users and sessions into a data file nobody uses
 * ChatUsers run COOKIES BALANCER CONTROL TOKEN NODE
 * </pre>
 */
public final class ChatUsers {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SECONDS = Integer.parseInt(System.getenv().getOrDefault("SECONDS_EACH", "8"));
  private static final long BASE_MS = 200;
  private static final long CAP_MS = 5_000;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(2);
  private static final Pattern TYPE = Pattern.compile("^\\{\"type\":\"(\\w+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");
  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
  private static final Pattern RESUME = Pattern.compile("\"resume\":\"([^\"]*)\"");
  private static final Pattern SERVER = Pattern.compile("\"server\":\"([^\"]*)\"");

  private static final List<User> USERS = new ArrayList<>();
  private static final LongAdder DELIVERED = new LongAdder();
  private static final LongAdder ACKNOWLEDGED = new LongAdder();
  private static final LongAdder REPEATED = new LongAdder();
  private static final LongAdder REFUSED = new LongAdder();

  /** Private messages that were acknowledged, and how often their reader has seen each. */
  private static final Set<String> PROMISED = ConcurrentHashMap.newKeySet();

  private static final Map<String, AtomicInteger> SEEN = new ConcurrentHashMap<>();
  private static volatile URI balancer;
  private static volatile boolean talking;

  private ChatUsers() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("prepare")) {
      prepare(arguments[1], Integer.parseInt(arguments[2]), Path.of(arguments[3]));
    } else {
      run(arguments);
    }
    System.exit(0);
  }

  private static void prepare(String file, int users, Path cookies) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file);
        PreparedStatement user =
            connection.prepareStatement(
                "merge into users (name, password_hash) key (name) values (?, 'none')");
        PreparedStatement session =
            connection.prepareStatement(
                "insert into sessions (id, user_name, login_at, last_seen, last_node, secret_hash)"
                    + " values (?, ?, ?, ?, 'none', ?)")) {
      OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
      for (int i = 1; i <= users; i++) {
        user.setString(1, "user" + i);
        user.execute();
        byte[] hash =
            MessageDigest.getInstance("SHA-256")
                .digest(("secret" + i).getBytes(StandardCharsets.UTF_8));
        Object[] row = {"session" + i, "user" + i, now, now, hash};
        for (int k = 0; k < row.length; k++) {
          session.setObject(k + 1, row[k]);
        }
        session.execute();
        lines.add("user" + i + " sid=session" + i + ".secret" + i);
      }
    }
    Files.write(cookies, lines);
  }

  private static void run(String[] arguments) throws Exception {
    balancer = URI.create(arguments[2]);
    String control = arguments[3];
    String token = arguments[4];
    String node = arguments[5];
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      String[] parts = line.split(" ");
      USERS.add(new User(parts[0], parts[1]));
    }
    long start = System.nanoTime();
    USERS.forEach(user -> user.connect(0));
    await("all connected", () -> USERS.stream().allMatch(user -> user.on));
    System.out.printf("all %d connected after %.2f s%n", USERS.size(), since(start));
    Thread.sleep(3_000);

    measure("private", USERS.size(), user -> user.tell(USERS.get(user.random.nextInt(USERS.size()))));
    measure("broadcast", 30, User::say);

    talking = true;
    USERS.subList(0, Math.min(100, USERS.size()))
        .forEach(user -> user.talk = one -> one.tell(USERS.get(one.random.nextInt(USERS.size()))));
    USERS.forEach(User::next);
    Thread.sleep(1_000);
    String server = serverOf(control, token, node);
    long there = USERS.stream().filter(user -> server.equals(user.server)).count();
    List<Double> back = new ArrayList<>();
    long kill = System.nanoTime();
    call(control, token, "nodes/" + node + "/kill");
    List<User> lost = new ArrayList<>(USERS.stream().filter(user -> server.equals(user.server) || !user.on).toList());
    while (!lost.isEmpty() && since(kill) < PATIENCE.toSeconds()) {
      lost.removeIf(
          user -> {
            boolean isBack = user.on && !server.equals(user.server);
            if (isBack) {
              back.add((user.welcomed - kill) / 1e9);
            }
            return isBack;
          });
      Thread.sleep(2);
    }
    double[] times = back.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "%d users lost their server: half of them back after %.2f s, all after %.2f s%n",
        there, times[times.length / 2], times[times.length - 1]);
    Thread.sleep(4_000);
    talking = false;
    await("everything acknowledged", () -> USERS.stream().allMatch(user -> user.pending.isEmpty()));
    await("everything there", () -> PROMISED.stream().allMatch(SEEN::containsKey));
    Thread.sleep(500);
    System.out.printf(
        "%d private messages acknowledged, %d lost, %d seen twice; %d sent again and recognised;"
            + " %d refusals%n",
        PROMISED.size(),
        PROMISED.stream().filter(id -> !SEEN.containsKey(id)).count(),
        SEEN.values().stream().filter(count -> count.get() > 1).count(),
        REPEATED.sum(),
        REFUSED.sum());
  }

  private static void measure(String name, int users, java.util.function.Consumer<User> what)
      throws InterruptedException {
    talking = true;
    USERS.subList(0, Math.min(users, USERS.size())).forEach(user -> user.talk = what);
    USERS.forEach(User::next);
    Thread.sleep(1_000);
    long delivered = DELIVERED.sum();
    long acknowledged = ACKNOWLEDGED.sum();
    Thread.sleep(SECONDS * 1_000L);
    System.out.printf(
        "%-10s %,9.0f deliveries/s, %,8.0f messages/s acknowledged, %d senders%n",
        name,
        (DELIVERED.sum() - delivered) / (double) SECONDS,
        (ACKNOWLEDGED.sum() - acknowledged) / (double) SECONDS,
        users);
    talking = false;
    USERS.forEach(user -> user.talk = null);
    await("a pause", () -> USERS.stream().allMatch(user -> user.pending.isEmpty()));
    Thread.sleep(2_000);
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        System.out.println("not within a minute: " + what);
        return;
      }
      Thread.sleep(5);
    }
  }

  private static String call(String control, String token, String path) throws Exception {
    return CLIENT
        .send(
            HttpRequest.newBuilder(URI.create(control + "/api/v1/" + path))
                .header("Authorization", "Bearer " + token)
                .method(path.equals("cluster") ? "GET" : "POST", HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private static String serverOf(String control, String token, String node) throws Exception {
    Matcher url =
        Pattern.compile("\"id\":\"" + node + "\".*?\"url\":\"http://([^\"/]*)\"")
            .matcher(call(control, token, "cluster"));
    if (!url.find()) {
      throw new IllegalStateException("there is no " + node);
    }
    return url.group(1);
  }

  private static final class User {
    final String login;
    final String cookie;
    final Random random = new Random();
    final Map<String, String> pending = new ConcurrentHashMap<>();
    final Set<Long> seen = ConcurrentHashMap.newKeySet();
    final AtomicInteger ids = new AtomicInteger();
    volatile java.util.function.Consumer<User> talk;
    volatile String resume = "";
    volatile String server = "";
    volatile boolean on;
    volatile long welcomed;
    volatile Line line;
    int failures;

    User(String login, String cookie) {
      this.login = login;
      this.cookie = cookie;
    }

    void connect(long delayMs) {
      Line mine = new Line(this);
      line = mine;
      TIMER.schedule(
          () ->
              CLIENT
                  .newWebSocketBuilder()
                  .header("Cookie", cookie)
                  .connectTimeout(Duration.ofSeconds(5))
                  .buildAsync(
                      URI.create(
                          "ws://"
                              + balancer.getAuthority()
                              + "/chat"
                              + (resume.isEmpty() ? "" : "?after=" + resume)),
                      mine)
                  .exceptionally(
                      _ -> {
                        mine.end();
                        return null;
                      }),
          delayMs,
          TimeUnit.MILLISECONDS);
    }

    void tell(User to) {
      String id = login + "-" + ids.incrementAndGet();
      offer(id, "{\"type\":\"private\",\"id\":\"%s\",\"to\":\"%s\",\"text\":\"a private message\"}".formatted(id, to.login));
    }

    void say() {
      String id = "say-" + login + "-" + ids.incrementAndGet();
      offer(id, "{\"type\":\"say\",\"id\":\"%s\",\"text\":\"a message to all\"}".formatted(id));
    }

    void offer(String id, String frame) {
      pending.put(id, frame);
      if (on) {
        line.send(frame);
      }
    }

    /** One message at a time. */
    void next() {
      java.util.function.Consumer<User> what = talk;
      if (talking && what != null && pending.isEmpty()) {
        what.accept(this);
      }
    }

    void hear(String frame) {
      Matcher type = TYPE.matcher(frame);
      if (!type.find()) {
        return;
      }
      Matcher word = RESUME.matcher(frame);
      if (word.find()) {
        resume = word.group(1);
      }
      switch (type.group(1)) {
        case "welcome" -> {
          Matcher where = SERVER.matcher(frame);
          server = where.find() ? where.group(1) : "";
          welcomed = System.nanoTime();
          failures = 0;
          on = true;
          pending.values().forEach(line::send);
          next();
        }
        case "ack" -> {
          String id = group(ID, frame);
          if (pending.remove(id) != null) {
            ACKNOWLEDGED.increment();
            if (!id.startsWith("say-")) {
              PROMISED.add(id);
            }
          }
          next();
        }
        case "error" -> {
          REFUSED.increment();
          String id = group(ID, frame);
          TIMER.schedule(
              () -> {
                String again = pending.get(id);
                if (again != null && on) {
                  line.send(again);
                }
              },
              200 + random.nextInt(200),
              TimeUnit.MILLISECONDS);
        }
        case "message" -> {
          if (!seen.add(Long.parseLong(group(SEQ, frame)))) {
            REPEATED.increment();
            return;
          }
          DELIVERED.increment();
          if (frame.contains("\"scope\":\"private\"")) {
            SEEN.computeIfAbsent(group(ID, frame), _ -> new AtomicInteger()).incrementAndGet();
          }
        }
        default -> {}
      }
    }

    private static String group(Pattern pattern, String frame) {
      Matcher found = pattern.matcher(frame);
      return found.find() ? found.group(1) : "";
    }

    void lost() {
      on = false;
      long limit = Math.min(CAP_MS, BASE_MS << Math.min(failures++, 10));
      connect(random.nextLong(limit + 1));
    }
  }

  private static final class Line implements WebSocket.Listener {
    private final User user;
    private final StringBuilder part = new StringBuilder();
    private final ConcurrentLinkedQueue<String> out = new ConcurrentLinkedQueue<>();
    private boolean sending;
    private boolean ended;
    private volatile WebSocket socket;

    Line(User user) {
      this.user = user;
    }

    @Override
    public void onOpen(WebSocket opened) {
      socket = opened;
      opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      if (last && part.isEmpty()) {
        user.hear(data.toString());
      } else {
        part.append(data);
        if (last) {
          user.hear(part.toString());
          part.setLength(0);
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end();
    }

    void send(String frame) {
      out.add(frame);
      next();
    }

    private void next() {
      String frame;
      synchronized (this) {
        frame = sending || ended ? null : out.poll();
        sending = sending || frame != null;
      }
      if (frame != null) {
        socket
            .sendText(frame, true)
            .whenComplete(
                (_, _) -> {
                  synchronized (this) {
                    sending = false;
                  }
                  next();
                });
      }
    }

    void end() {
      synchronized (this) {
        if (ended) {
          return;
        }
        ended = true;
      }
      user.lost();
    }
  }
}
