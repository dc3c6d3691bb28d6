using System.CommandLine;
using ExpRunner.Reporting;

namespace ExpRunner.Commands;

/// <summary>How a verb writes its tables: <c>--format</c>, and <c>--json</c> for the one that scripts want.</summary>
internal sealed class FormatOption
{
    private readonly Option<string> _format = new("--format", "-f") { DefaultValueFactory = _ => "text" };
    private readonly Option<bool> _json = Json("The same as --format json");

    /// <param name="description">What is written.</param>
    public FormatOption(string description)
    {
        _format.Description = description;
        _format.AcceptOnlyFromAmong([.. Enum.GetNames<ReportFormat>().Select(name => name.ToLowerInvariant())]);
    }

    /// <summary>The option of verbs that write text or JSON and nothing else.</summary>
    public static Option<bool> Json(string description) => new("--json") { Description = description };

    /// <summary>Adds both to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_json);
        command.Validators.Add(typed =>
        {
            if (typed.GetResult(_json) is { Implicit: false } && typed.GetResult(_format) is { Implicit: false, Tokens: [var format, ..] } && format.Value != "json")
            {
                typed.AddError($"--json and --format {format.Value} ask for two formats. Keep one.");
            }
        });
    }

    /// <summary>The format that was asked for.</summary>
    public ReportFormat Of(ParseResult parsed) => parsed.GetValue(_json) ? ReportFormat.Json : Enum.Parse<ReportFormat>(parsed.GetValue(_format)!, ignoreCase: true);
}
