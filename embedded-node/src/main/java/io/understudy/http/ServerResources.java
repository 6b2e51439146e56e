package io.understudy.http;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.TryExecutor;

/**
 * One thread pool, scheduler, buffer pool and set of selectors for all servers of this JVM. A
 * server of its own costs 2 ms, 865 KiB and 8 threads; on shared resources it costs no thread.
 */
public final class ServerResources implements AutoCloseable {
  /** How many threads all servers have together. */
  public static final int MOST_THREADS = 640;

  private static final long STOP_MS = 300;

  /**
   * Threads that wait to take over a selector. Measured: 4 beat 2 by a tenth, 16 slow the nodes.
   */
  private static final int RESERVED = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 8);
  private final Scheduler scheduler = new ScheduledExecutorScheduler("understudy-timer", true);
  private final ByteBufferPool buffers = new ArrayByteBufferPool();
  private final SharedSelectors selectors =
      new SharedSelectors(threads, scheduler, Runtime.getRuntime().availableProcessors());
  private final SlowClients slowClients;

  /** Starts the pool and the scheduler. */
  public ServerResources() {
    this(System::nanoTime);
    slowClients.tickOn(scheduler);
  }

  /** Measures slow clients with another clock, and only when it is told to. */
  ServerResources(LongSupplier nanoTime) {
    slowClients = new SlowClients(nanoTime, threads);
    threads.setName("understudy");
    threads.setReservedThreads(RESERVED);
    threads.setDaemon(true);
    // What still runs when everything is closed is cut off soon: the end must not take seconds.
    threads.setStopTimeout(STOP_MS);
    LifeCycle.start(threads);
    LifeCycle.start(scheduler);
    LifeCycle.start(selectors);
  }

  /** A new server that borrows these resources and leaves them running when it stops. */
  Server newServer() {
    Server server = new Server(new Borrowed(threads), scheduler, buffers);
    server.addBean(selectors, false);
    return server;
  }

  /**
   * A new client of nodes that borrows these threads, with one selector; it does not follow
   * redirects and speaks plain HTTP only.
   */
  public HttpClient newClient() {
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setSslContextFactory(new NoTls());
    HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP(connector);
    // 100 KiB for each node, and wrong: see HttpListener.
    transport.setHeaderCacheSize(0);
    HttpClient client = new HttpClient(transport);
    client.setExecutor(threads);
    client.setScheduler(scheduler);
    // Not the shared ones: when an answer is broken, Jetty (12.1.12, 12.1.14) empties its buffer
    // after it has given it back, and what another connection had just read there is lost.
    client.setByteBufferPool(ByteBufferPool.NON_POOLING);
    client.setUseInputDirectByteBuffers(false); // the collector frees heap buffers sooner
    client.setUseOutputDirectByteBuffers(false);
    client.setFollowRedirects(false);
    return client;
  }

  /** Who cuts off the slow clients of all servers. */
  SlowClients slowClients() {
    return slowClients;
  }

  /** The shared threads. */
  public Executor executor() {
    return threads;
  }

  /** The shared timer. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** The shared buffers. */
  public ByteBufferPool buffers() {
    return buffers;
  }

  /** Stops the threads; every server on them must be stopped before. */
  @Override
  public void close() {
    LifeCycle.stop(selectors);
    LifeCycle.stop(scheduler);
    LifeCycle.stop(threads);
  }

  /** Without it, every client reads the certificates of the world when it starts: 40 ms. */
  private static final class NoTls extends SslContextFactory.Client {
    @Override
    protected void doStart() {
      // Nothing to load: nodes are reached over loopback without encryption.
    }
  }

  /**
   * The pool without its life cycle: a server starts and stops what it is given, and the end of one
   * node must not be the end of the threads of all.
   */
  private record Borrowed(QueuedThreadPool pool) implements ThreadPool, TryExecutor {
    @Override
    public void execute(Runnable task) {
      pool.execute(task);
    }

    /** Without this, Jetty hands each request to another thread instead of answering at once. */
    @Override
    public boolean tryExecute(Runnable task) {
      return pool.tryExecute(task);
    }

    @Override
    public void join() throws InterruptedException {
      pool.join();
    }

    @Override
    public int getThreads() {
      return pool.getThreads();
    }

    @Override
    public int getIdleThreads() {
      return pool.getIdleThreads();
    }

    @Override
    public boolean isLowOnThreads() {
      return pool.isLowOnThreads();
    }
  }
}
