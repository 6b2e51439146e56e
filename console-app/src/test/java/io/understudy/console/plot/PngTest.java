package io.understudy.console.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PngTest {
  @Test
  void whatAnotherReaderReadsIsWhatWasWritten() throws IOException {
    int[] argb = new Random(7).ints(31 * 17).toArray();
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.of(31, argb)));
    assertEquals(31, read.getWidth());
    assertEquals(17, read.getHeight());
    for (int i = 0; i < argb.length; i++) {
      assertEquals(argb[i], read.getRGB(i % 31, i / 31), "pixel " + i);
    }
  }
}
