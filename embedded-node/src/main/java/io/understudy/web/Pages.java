package io.understudy.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.Reader;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns a page and its values into HTML, in the language of the reader. Every value is escaped. The
 * templates are compiled once for all nodes; safe for any number of threads.
 */
public final class Pages {
  private static final Map<Page, Template> TEMPLATES = compile();

  private Pages() {}

  /**
   * Renders a page.
   *
   * @param page which one
   * @param wanted the languages the reader wants, best first; English if none of them is there
   * @param model the values, by name; a page shows nothing for a value that is missing or null
   * @return a whole HTML document
   * @throws IllegalArgumentException if the page knows no value of one of the names
   */
  public static String render(Page page, List<Locale> wanted, Map<String, ?> model) {
    Set<String> names = page.valueNames();
    for (String name : model.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "The page %s has no value \"%s\"; it has %s".formatted(page, name, names));
      }
    }
    return TEMPLATES.get(page).execute(new PageModel(names, model, Language.of(wanted)));
  }

  private static Map<Page, Template> compile() {
    Mustache.Compiler compiler =
        Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .strictSections(true)
            .withLoader(Pages::source);
    Map<Page, Template> templates = new EnumMap<>(Page.class);
    for (Page page : Page.values()) {
      templates.put(page, compiler.loadTemplate(page.template()));
    }
    return templates;
  }

  private static Reader source(String template) throws Exception {
    return ClassPath.reader("/io/understudy/web/templates/" + template + ".mustache");
  }
}
