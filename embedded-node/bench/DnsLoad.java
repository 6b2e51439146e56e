import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Asks a name server over UDP, with so many questions on the way at any time: {@code java
 * DnsLoad.java PORT NAME WINDOW SECONDS}. Prints answers/s, the median and the 99th percentile of
 * the latency in microseconds, and how many answers never came.
 */
public final class DnsLoad {
  private static final int TIMEOUT_MS = 500;
  private static final int IDS = 1 << 16;

  private DnsLoad() {}

  /** Runs. */
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    byte[] question = question(args[1]);
    int window = Integer.parseInt(args[2]);
    long nanos = Long.parseLong(args[3]) * 1_000_000_000L;
    long[] sent = new long[IDS];
    long[] latencies = new long[1 << 22];
    int answers = 0;
    int lost = 0;
    int id = 0;
    int open = 0;
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      socket.setSoTimeout(TIMEOUT_MS);
      DatagramPacket answer = new DatagramPacket(new byte[1_500], 1_500);
      long begin = System.nanoTime();
      long end = begin + nanos;
      while (System.nanoTime() < end) {
        for (; open < window; open++) {
          id = (id + 1) % IDS;
          question[0] = (byte) (id >> 8);
          question[1] = (byte) id;
          sent[id] = System.nanoTime();
          socket.send(new DatagramPacket(question, question.length));
        }
        try {
          socket.receive(answer);
          byte[] data = answer.getData();
          int which = (data[0] & 0xFF) << 8 | data[1] & 0xFF;
          if ((data[3] & 0xF) != 0 || ((data[6] & 0xFF) << 8 | data[7] & 0xFF) == 0) {
            throw new IOException("not an answer with records");
          }
          if (sent[which] != 0) {
            latencies[answers++ % latencies.length] = System.nanoTime() - sent[which];
            sent[which] = 0;
            open--;
          }
        } catch (SocketTimeoutException e) {
          lost += open;
          open = 0;
          Arrays.fill(sent, 0);
        }
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      int kept = Math.min(answers, latencies.length);
      Arrays.sort(latencies, 0, kept);
      System.out.printf(
          "%d %d %d %d%n",
          Math.round(answers / seconds),
          latencies[kept / 2] / 1_000,
          latencies[(int) (kept * 0.99)] / 1_000,
          lost);
    }
  }

  private static byte[] question(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    for (String label : name.split("\\.")) {
      out.write(label.length());
      out.write(label.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    out.write(new byte[] {0, 0, 1, 0, 1});
    return out.toByteArray();
  }
}
