using System.Text;

namespace ExpRunner.Commands.Help;

/// <summary>Lines of help that fit into a width: columns beside each other where there is room, below each other where not.</summary>
/// <param name="width">How many characters a line may have; a single longer word stands alone.</param>
internal sealed class HelpText(int width)
{
    private const int Indent = 2;
    private const int Narrow = 60;
    private readonly int _widestName = Math.Min(36, width * 2 / 5);
    private readonly StringBuilder _text = new();

    /// <summary>A heading, after an empty line.</summary>
    public HelpText Heading(string heading)
    {
        _text.Append(_text.Length == 0 ? "" : "\n");
        return Paragraph(heading + ":", indent: 0);
    }

    /// <summary>A paragraph below a heading.</summary>
    public HelpText Paragraph(string text, int indent = Indent)
    {
        foreach (var line in Wrap(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), width - indent))
        {
            _text.Append(' ', indent).Append(line).Append('\n');
        }
        return this;
    }

    /// <summary>Names, and what is said of each.</summary>
    public HelpText Table(IReadOnlyCollection<(string Name, string Text)> rows)
    {
        var column = width < Narrow ? 0 : rows.Select(row => row.Name.Length).Where(length => length <= _widestName).DefaultIfEmpty().Max() + Indent + 2;
        foreach (var (name, text) in rows)
        {
            if (column == 0 || Indent + name.Length + 2 > column || text.Length == 0)
            {
                Paragraph(name);
                Paragraph(text, column == 0 ? 3 * Indent : column);
                continue;
            }
            var lines = Wrap(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), width - column).ToList();
            for (var i = 0; i < lines.Count; i++)
            {
                _text.Append((new string(' ', Indent) + (i == 0 ? name : "")).PadRight(column)).Append(lines[i]).Append('\n');
            }
        }
        return this;
    }

    /// <summary>A command to copy; where it is longer than a line it goes on behind a backslash, which shells understand.</summary>
    public HelpText Command(string line, string what)
    {
        var lines = Wrap(ShellWords.Pieces(line), width - (2 * Indent) - 2).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            _text.Append(' ', i == 0 ? Indent : 2 * Indent).Append(lines[i]).Append(i < lines.Count - 1 ? " \\\n" : "\n");
        }
        return Paragraph(what, 3 * Indent);
    }

    public override string ToString() => _text.ToString();

    private static IEnumerable<string> Wrap(IEnumerable<string> words, int room)
    {
        var line = new StringBuilder();
        foreach (var word in words)
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }
}
