package io.understudy.console;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whether a window can be opened, before a toolkit is started that would fail in many
 * lines. Only Linux can lack something: a display or the window library.
 *
 * @param system the name of the operating system
 * @param platform what {@code glass.platform} says, empty for the usual one
 * @param environment the environment variables
 */
@SuppressWarnings("restricted") // the only way to ask without starting the toolkit
record Display(String system, String platform, Map<String, String> environment) {
  private static final String GTK = "libgtk-3.so.0";
  private static final String X11 = "libX11.so.6";
  private static final Path SOCKETS = Path.of("/tmp/.X11-unix");

  /** Least significant byte first, version 11.0, no authorization. */
  private static final byte[] SETUP = {'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  private static final byte SUCCESS = 1;
  private static final Pattern LOCAL = Pattern.compile(":(\\d{1,5})(\\.\\d+)?");

  static Display ofThisProcess() {
    return new Display(
        System.getProperty("os.name"), System.getProperty("glass.platform", ""), System.getenv());
  }

  /** One sentence that names what is missing, or empty when a window can be opened. */
  Optional<String> missing() {
    if (!system.toLowerCase(Locale.ROOT).startsWith("linux") || isInMemory()) {
      return Optional.empty();
    }
    String display = environment.getOrDefault("DISPLAY", "");
    if (display.isEmpty() && environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()) {
      return Optional.of("No display: neither DISPLAY nor WAYLAND_DISPLAY is set.");
    }
    if (!isThere(GTK)) {
      return Optional.of(
          "The window needs the package libgtk-3-0 (libgtk-3-0t64 on newer systems).");
    }
    // JavaFX speaks X11 only, so on Wayland it needs XWayland, which sets DISPLAY.
    if (display.isEmpty()) {
      return Optional.of("No display: DISPLAY is not set, and the window needs X11 or XWayland.");
    }
    return letsIn(SOCKETS, display) || canOpen(display)
        ? Optional.empty()
        : Optional.of("No display: %s cannot be opened.".formatted(display));
  }

  private boolean isInMemory() {
    return platform.equalsIgnoreCase("headless") || platform.equalsIgnoreCase("monocle");
  }

  private static boolean isThere(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether the display of that name is one of this computer, such as {@code :0}, and lets
   * everybody or every program of this user in, as most desktops do. Asked first, because Java
   * takes a tenth of a second until it can call Xlib, which knows of passwords, too.
   *
   * @param sockets where the displays of this computer listen
   * @see <a
   *     href="https://www.x.org/releases/X11R7.7/doc/xproto/x11protocol.html#Connection_Setup">X
   *     Window System Protocol, connection setup</a>
   */
  static boolean letsIn(Path sockets, String display) {
    Matcher local = LOCAL.matcher(display);
    if (!local.matches()) {
      return false;
    }
    Path socket = sockets.resolve("X" + local.group(1));
    try (SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      server.write(ByteBuffer.wrap(SETUP));
      ByteBuffer answer = ByteBuffer.allocate(1);
      return server.read(answer) == 1 && answer.get(0) == SUCCESS;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean canOpen(String display) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup x11 = SymbolLookup.libraryLookup(X11, arena);
      Linker linker = Linker.nativeLinker();
      var open =
          linker.downcallHandle(
              x11.findOrThrow("XOpenDisplay"),
              FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      var close =
          linker.downcallHandle(
              x11.findOrThrow("XCloseDisplay"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      MemorySegment handle = (MemorySegment) open.invokeExact(arena.allocateFrom(display));
      if (handle.equals(MemorySegment.NULL)) {
        return false;
      }
      int _ = (int) close.invokeExact(handle);
      return true;
    } catch (Throwable e) {
      // A method handle may throw anything; whatever it is, the toolkit decides then.
      return true;
    }
  }
}
