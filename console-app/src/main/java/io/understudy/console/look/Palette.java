package io.understudy.console.look;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Reads the colours of the theme from the style sheet, so that what is drawn on a canvas changes
 * with the theme and no colour is written twice. It must be part of the scene; it shows nothing.
 */
public final class Palette extends Region {
  private static final Map<Tone, CssMetaData<Palette, Color>> META = new EnumMap<>(Tone.class);

  static {
    for (Tone tone : Tone.values()) {
      META.put(tone, new ToneMeta(tone));
    }
  }

  private final Map<Tone, StyleableObjectProperty<Color>> colors = new EnumMap<>(Tone.class);
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  /** A palette that is grey until it is part of a scene. */
  public Palette() {
    getStyleClass().add("palette");
    setManaged(false);
    setMouseTransparent(true);
    for (Tone tone : Tone.values()) {
      var property =
          new SimpleStyleableObjectProperty<>(META.get(tone), this, tone.property(), Color.GRAY);
      property.addListener((value, before, now) -> changes.set(changes.get() + 1));
      colors.put(tone, property);
    }
  }

  /** The colour of that meaning in the theme of the moment. */
  public Color color(Tone tone) {
    return colors.get(tone).get();
  }

  /** The same colour, more transparent; {@code opacity} from 0 to 1. */
  public Color color(Tone tone, double opacity) {
    return color(tone).deriveColor(0, 1, 1, opacity);
  }

  /** Grows with every change of a colour: whoever draws listens to it. */
  public ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
    Stream.of(Tone.values()).map(META::get).forEach(all::add);
    return all;
  }

  private static final class ToneMeta extends CssMetaData<Palette, Color> {
    private final Tone tone;

    ToneMeta(Tone tone) {
      super(tone.property(), StyleConverter.getColorConverter(), Color.GRAY);
      this.tone = tone;
    }

    @Override
    public boolean isSettable(Palette palette) {
      return true;
    }

    @Override
    public StyleableProperty<Color> getStyleableProperty(Palette palette) {
      return palette.colors.get(tone);
    }
  }
}
