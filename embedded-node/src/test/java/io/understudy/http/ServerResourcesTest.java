package io.understudy.http;

import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.nio.ByteBuffer;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.junit.jupiter.api.Test;

/** What servers and clients share, and what they must not. */
final class ServerResourcesTest {
  private final ServerResources resources = new ServerResources();

  /**
   * Jetty's client empties the buffer of a broken answer once more after it has given it back; if
   * that were another connection's by then, its answer would be gone. HostileNodeTest met that in
   * one of some 1,000 broken chunks.
   */
  @Test
  void whatAClientGivesBackIsNeverGivenToAnother() throws Exception {
    HttpClient client = resources.newClient();
    client.start();
    try {
      int size = client.getResponseBufferSize();
      boolean direct = client.isUseInputDirectByteBuffers();
      ByteBuffer first = borrowed(client.getByteBufferPool(), size, direct);
      assertNotSame(first, borrowed(client.getByteBufferPool(), size, direct));
      assertNotSame(first, borrowed(resources.buffers(), size, direct));
    } finally {
      client.stop();
      resources.close();
    }
  }

  /** A buffer that has been given back already. */
  private static ByteBuffer borrowed(ByteBufferPool pool, int size, boolean direct) {
    RetainableByteBuffer buffer = pool.acquire(size, direct);
    ByteBuffer bytes = buffer.getByteBuffer();
    buffer.release();
    return bytes;
  }
}
