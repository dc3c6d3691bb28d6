using System.CommandLine;
using System.Globalization;
using System.Text;

namespace ExpRunner.Commands.Help;

/// <summary>A manual page as roff, of the same definitions as help.</summary>
/// <param name="program">How the program is started.</param>
/// <param name="examples">Gives the examples by verb.</param>
internal sealed class ManPage(string program, Func<IReadOnlyDictionary<string, (string Line, string What)[]>> examples)
{
    private readonly StringBuilder _roff = new();

    /// <summary>The page of a command.</summary>
    public string Of(Command command)
    {
        var path = VerbExamples.Path(command);
        var name = string.Join('-', new[] { program.Split(' ')[^1].Trim('-') is { Length: > 0 } word ? word : "experiment" }.Append(path.Replace(' ', '-')).Where(part => part.Length > 0));
        _roff.Append(CultureInfo.InvariantCulture, $".TH \"{name.ToUpperInvariant()}\" 1 \"\" \"ExpRunner\" \"User Commands\"\n");
        Section("NAME", $"{name} - {(command.Description ?? "").Split(". ")[0].TrimEnd('.')}");
        Section("SYNOPSIS", $"{program} {CommandShape.Usage(command)}");
        Section("DESCRIPTION", command.Description ?? "");
        Rows("ARGUMENTS", [.. command.Arguments.Where(argument => !argument.Hidden).Select(argument => (CommandShape.Of(argument), CommandShape.TextOf(argument)))]);
        foreach (var (heading, options) in OptionGroups.Of(CommandShape.OptionsOf(command)))
        {
            Rows(heading.ToUpperInvariant(), [.. options.Select(option => (CommandShape.Of(option), CommandShape.TextOf(option)))]);
        }
        Rows("COMMANDS", [.. CommandShape.VerbsOf(command).Select(verb => (CommandShape.Of(verb), verb.Description ?? ""))]);
        Examples(path);
        Rows("EXIT STATUS", [.. ExitCode.Meanings.Select(entry => (entry.Code.ToString(CultureInfo.InvariantCulture), entry.Meaning))]);
        Rows("ENVIRONMENT", EnvironmentVariables.All);
        return _roff.ToString();
    }

    private void Section(string heading, string text) => _roff.Append(CultureInfo.InvariantCulture, $".SH \"{Escape(heading)}\"\n{Line(text)}\n");

    private void Rows(string heading, IReadOnlyList<(string Name, string Text)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }
        _roff.Append(CultureInfo.InvariantCulture, $".SH \"{Escape(heading)}\"\n");
        foreach (var (name, text) in rows)
        {
            _roff.Append(CultureInfo.InvariantCulture, $".TP\n\\fB{Escape(name)}\\fR\n{(text.Length == 0 ? "\\&" : Line(text))}\n");
        }
    }

    private void Examples(string path)
    {
        if (!examples().TryGetValue(path, out var shown) || shown.Length == 0)
        {
            return;
        }
        _roff.Append(".SH \"EXAMPLES\"\n");
        foreach (var (line, what) in shown)
        {
            _roff.Append(CultureInfo.InvariantCulture, $".PP\n{Line(what)}\n.PP\n.RS 4\n.nf\n{Line($"{program} {line}")}\n.fi\n.RE\n");
        }
    }

    /// <summary>A line of text is never a request.</summary>
    private static string Line(string text) => "\\&" + Escape(text);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\\' => "\\e",
                '-' => "\\-",
                '\'' => "\\(aq",
                '"' => "\\(dq",
                '`' => "\\(ga",
                '^' => "\\(ha",
                '~' => "\\(ti",
                > 127 => string.Create(CultureInfo.InvariantCulture, $"\\[u{rune.Value:X4}]"),
                _ => rune.ToString(),
            });
        }
        return escaped.ToString();
    }
}
