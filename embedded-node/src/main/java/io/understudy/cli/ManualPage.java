package io.understudy.cli;

import io.understudy.cluster.Program;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A manual page in roff with the macros of man(7). Everything about commands and options comes from
 * their definitions; only what no option says is written here.
 */
final class ManualPage {
  private static final String REST =
      """
      .SH EXIT STATUS
      .TP
      .B 0
      fine; an experiment has passed
      .TP
      .B 1
      failed
      .TP
      .B 2
      unusable input: an option, a file, a name
      .TP
      .B 143
      told to end by SIGTERM
      .SH ENVIRONMENT
      .TP
      .B XDG_DATA_HOME
      Where the data folder lies by default; \\fI~/.local/share\\fR without it.
      .TP
      .B UNDERSTUDY_TOKEN
      The token of the control API, instead of a new random one.
      .SH FILES
      .TP
      .I ~/.local/share/understudy
      The data folder: database, journal, settings of the window, and in
      .I control.token
      the token of the control API. Own presets and experiments go into its folders
      .I presets
      and
      .IR experiments .
      .TP
      .I /opt/understudy
      The program with a Java of its own, where it was installed from a package.
      """;

  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  /**
   * The manual of a program.
   *
   * @param program its first command, with all others below it
   * @return the page, ends with a line break
   */
  static String of(CommandLine program) {
    ManualPage manual = new ManualPage();
    manual.write(program.getCommandSpec());
    return manual.page.toString();
  }

  private void write(CommandSpec program) {
    String name = program.name();
    line(
        ".TH %s 1 \"\" \"%s %s\""
            .formatted(name.toUpperCase(Locale.ROOT), name, Program.version()));
    line(".SH NAME");
    line(name + " \\- a whole web cluster on your desk, to break and to watch");
    line(".SH SYNOPSIS");
    synopsis(program);
    List<CommandSpec> commands =
        program.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(command -> !command.usageMessage().hidden())
            .toList();
    commands.forEach(command -> {
      line(".br");
      synopsis(command);
    });
    line(".SH DESCRIPTION");
    text(program.usageMessage().description());
    text(program.usageMessage().footer());
    line(".SH OPTIONS");
    arguments(program);
    line(".SH COMMANDS");
    for (CommandSpec command : commands) {
      line(".SS " + plain(command.qualifiedName()));
      text(command.usageMessage().description());
      arguments(command);
    }
    page.append(REST);
  }

  private void synopsis(CommandSpec command) {
    Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
    String usage = help.abbreviatedSynopsis().strip();
    String name = command.qualifiedName();
    line("\\fB%s\\fR%s".formatted(plain(name), plain(usage.substring(name.length()))));
  }

  private void arguments(CommandSpec command) {
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      argument("\\fI%s\\fR".formatted(plain(parameter.paramLabel())), parameter);
    }
    for (OptionSpec option : command.options()) {
      String names =
          Stream.of(option.names())
              .map(name -> "\\fB" + plain(name) + "\\fR")
              .collect(Collectors.joining(", "));
      boolean takesValue = option.arity().max() > 0;
      argument(takesValue ? names + " \\fI" + plain(option.paramLabel()) + "\\fR" : names, option);
    }
  }

  private void argument(String term, ArgSpec argument) {
    if (!argument.hidden()) {
      line(".TP");
      line(term);
      text(argument.description());
    }
  }

  private void text(String... lines) {
    Stream.of(lines).filter(text -> !text.isBlank()).forEach(text -> line(plain(text)));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  /** A line of text that roff takes for nothing else: no command, and hyphens one can copy. */
  private static String plain(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
