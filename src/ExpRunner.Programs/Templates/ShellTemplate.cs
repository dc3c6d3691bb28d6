using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Programs.Templates;

/// <summary>A command that <c>/bin/sh -c</c> runs, with each value quoted for the place where it stands.</summary>
internal sealed class ShellTemplate(string text, IReadOnlyList<Part> parts, IReadOnlyList<Placeholder> unclear) : CommandTemplate
{
    private const string Shell = "/bin/sh";

    /// <inheritdoc/>
    public override string Text => text;

    /// <inheritdoc/>
    public override bool IsShell => true;

    /// <summary>Text and values, in order.</summary>
    public IReadOnlyList<Part> Parts => parts;

    /// <inheritdoc/>
    public override IReadOnlyList<Placeholder> Placeholders { get; } = In(parts);

    /// <inheritdoc/>
    public override IReadOnlyList<Placeholder> Unclear => unclear;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Expand(TemplateValues values) => [Shell, "-c", Fill(new(values, isIdentity: false))];

    /// <inheritdoc/>
    public override string Identity(TemplateValues config)
        => Value.List(Value.Of(Shell), Value.Of("-c"), Value.Of(Fill(new(config, isIdentity: true)))).ToJson();

    private string Fill(Filling filling)
    {
        var command = new StringBuilder();
        foreach (var part in parts)
        {
            command.Append(part switch
            {
                { Placeholder: null } => filling.Literal(part.Text),
                { IsWhole: true } => string.Join(' ', filling.Whole(part).Select(word => Quote(word, Quoting.None))),
                _ => Quote(filling.Inside(part), part.Quoting),
            });
        }
        return command.ToString();
    }

    /// <summary>Always quoted where no quotes are: even a digit means something else before a redirection.</summary>
    private static string Quote(string text, Quoting quoting) => quoting switch
    {
        Quoting.Single => text.Replace("'", @"'\''"),
        Quoting.Double => text.Replace(@"\", @"\\").Replace("\"", "\\\"").Replace("$", @"\$").Replace("`", @"\`"),
        _ => $"'{text.Replace("'", @"'\''")}'",
    };
}
