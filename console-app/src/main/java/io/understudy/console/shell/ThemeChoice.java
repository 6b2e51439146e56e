package io.understudy.console.shell;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import org.kordamp.ikonli.feather.Feather;

/** What a person can choose as the theme. */
public enum ThemeChoice {
  LIGHT(Feather.SUN),
  DARK(Feather.MOON),
  /** Follows the desktop while the window is open. */
  DESKTOP(Feather.MONITOR);

  private final Feather icon;

  ThemeChoice(Feather icon) {
    this.icon = icon;
  }

  /** Its icon. */
  public Feather icon() {
    return icon;
  }

  /** The name under which it is remembered; also the end of its text key. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the window is dark with this choice on a desktop of that scheme. */
  public boolean isDark(ColorScheme desktop) {
    return this == DARK || (this == DESKTOP && desktop == ColorScheme.DARK);
  }

  /** The choice of that code; {@link #DESKTOP} for anything else, null included. */
  public static ThemeChoice ofCode(String code) {
    return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst().orElse(DESKTOP);
  }
}
