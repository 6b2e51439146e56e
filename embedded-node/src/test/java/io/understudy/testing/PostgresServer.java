package io.understudy.testing;

import io.understudy.store.StoreUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A real server of PostgreSQL with a database of its own for whoever asks. */
public final class PostgresServer implements AutoCloseable {
  /** What lets everybody in, and must be seen nowhere. */
  public static final String PASSWORD = "s3cret-word";

  private static final String USER = "tester";
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static PostgresServer shared;

  private final Path programs;
  private final Path folder;
  private final int port;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** The server of all tests that do not stop it; it ends with this process. */
  public static synchronized PostgresServer shared() {
    if (shared == null) {
      shared = start();
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  /** Makes a server, and returns when it answers; without its programs the test is skipped. */
  public static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("understudy-postgres");
      PostgresServer server = new PostgresServer(programs(), folder, FreePorts.row(1));
      if (isRoot()) {
        UserPrincipal postgres =
            folder
                .getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName("postgres");
        Files.setOwner(folder, postgres);
      }
      Path password = folder.resolve("password");
      Files.writeString(password, PASSWORD);
      server.run(
          "initdb",
          "--no-sync",
          "--encoding=UTF8",
          "--locale=C",
          "--auth=scram-sha-256",
          "--username=" + USER,
          "--pwfile=" + password,
          folder.resolve("data").toString());
      server.restart();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path programs() throws IOException {
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> versions = Files.list(DEBIAN)) {
        Optional<Path> newest =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.comparingInt(PostgresServer::version));
        if (newest.isPresent()) {
          return newest.get();
        }
      }
    }
    return Assumptions.abort("no PostgreSQL; on Debian: apt-get install postgresql");
  }

  private static int version(Path bin) {
    return Integer.parseInt(bin.getParent().getFileName().toString());
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** PostgreSQL refuses to run as root. */
  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      Path log = Files.createTempFile("understudy-postgres", ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int status = process.waitFor();
      String said = Files.readString(log);
      Files.delete(log);
      if (status != 0) {
        throw new IllegalStateException("%s: %d: %s".formatted(command, status, said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Makes an empty database and says how to get there. */
  public String database() {
    String name = "test" + DATABASES.incrementAndGet();
    sql("create database " + name);
    return url(name);
  }

  /** The same as a place for a store. */
  public StoreUrl store() {
    return StoreUrl.of(database());
  }

  /** Where a database is, with the password. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, database, USER, PASSWORD);
  }

  /** Carries out a statement outside of every test's database. */
  public void sql(String statement) {
    sql("postgres", statement);
  }

  /** Carries out a statement. */
  public void sql(String database, String statement) {
    try (Connection connection = DriverManager.getConnection(url(database));
        Statement any = connection.createStatement()) {
      any.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the server in the middle of everything; it has to repair its files afterwards. */
  public void crash() {
    run("pg_ctl", "stop", "--mode=immediate", "-D", folder.resolve("data").toString());
  }

  /** Starts the server on the same port with what it had. */
  public void restart() {
    run(
        "pg_ctl",
        "start",
        "-w",
        "-D",
        folder.resolve("data").toString(),
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p %d -c listen_addresses=127.0.0.1 -k %s -c max_connections=200".formatted(port, folder));
    Awaitility.await()
        .ignoreExceptions()
        .until(() -> {
          sql("select 1");
          return true;
        });
  }

  @Override
  public void close() {
    crash();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(PostgresServer::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
