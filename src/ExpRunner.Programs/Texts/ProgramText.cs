using System.Text.Json;
using ExpRunner.Expressions;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Texts;

/// <summary>
/// A program as JSON, for another machine that is to run attempts of it: all that running takes. What picks and counts configs stays where they are picked:
/// parameters and groups, sweeps, repetitions, the description.
/// </summary>
internal static class ProgramText
{
    private const int Version = 1;

    /// <summary>The same for programs that run in the same way.</summary>
    public static string Write(ProgramSpec program) => new TextMembers()
        .With("version", Version)
        .With("name", program.Name)
        .Many("stages", program.Stages, Write)
        .With("wrap", program.Wrap is { } wrap ? TemplateText.Write(wrap) : (Value?)null)
        .With("workdir", TemplateText.Write(program.WorkingDirectory))
        .Many("environment", program.Environment, variable => new TextMembers().With("name", variable.Name).With("value", TemplateText.Write(variable.Value)).ToValue())
        .Many("fetch", program.Fetch, fetch => TemplateText.Write(fetch.Written))
        .Many("scores", program.Scores.Captures, CaptureText.Write)
        .Many("formulas", program.Scores.Formulas, formula => new TextMembers().With("name", formula.Name).With("expression", formula.Expression.Text).ToValue())
        .With("row_break", program.Scores.RowBreak?.Text)
        .With("timeout", program.Timeout)
        .Many("slots", program.Slots, Value.Of)
        .With("slot_count", program.SlotCount is { } count ? Value.Of((long)count) : (Value?)null)
        .With("slot_variable", program.SlotVariable)
        .With("needs", Write(program.Needs))
        .ToValue().ToJson();

    /// <summary>The program, with nothing to pick configs from.</summary>
    /// <exception cref="InvalidDataException">Another version wrote it, or it is damaged.</exception>
    public static ProgramSpec Read(string text)
    {
        try
        {
            var from = new TextReading(Value.ParseJson(text));
            return from.Int32("version") is var version && version == Version
                ? Read(from)
                : throw new InvalidDataException($"The text of a program has version {version}; this program knows version {Version}.");
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or OverflowException or CaptureException or ExpressionException)
        {
            throw new InvalidDataException($"The text of a program cannot be read: {fault.Message}", fault);
        }
    }

    private static ProgramSpec Read(TextReading from) => new()
    {
        Name = from.Text("name"),
        Stages = from.Many("stages", ReadStage),
        Sweeps = [],
        Wrap = from.ObjectOrNone("wrap") is { } wrap ? TemplateText.ReadCommand(wrap) : null,
        WorkingDirectory = TemplateText.ReadFolder(from.Object("workdir")),
        Environment = from.Many("environment", static variable => ReadVariable(new TextReading(variable))),
        Fetch = from.Many("fetch", ReadFetch),
        Scores = new CaptureSet(from.Many("scores", CaptureText.Read), from.TextOrNone("row_break") is { } rowBreak ? CapturePattern.ParseBreak(rowBreak) : null)
        {
            Formulas = from.Many("formulas", static formula => ReadFormula(new TextReading(formula))),
        },
        Timeout = from.TimeOrNone("timeout"),
        Slots = from.Texts("slots"),
        SlotCount = from.ValueOrNone("slot_count") is null ? null : from.Int32("slot_count"),
        SlotVariable = from.Text("slot_variable"),
        Needs = ReadNeeds(from.Object("needs")),
    };

    private static ScoreFormula ReadFormula(TextReading from) => new(from.Text("name"), Expression.Parse(from.Text("expression")));

    private static Value Write(StageSpec stage) => new TextMembers()
        .With("name", stage.Name)
        .With("command", TemplateText.Write(stage.Command))
        .With("timeout", stage.Timeout)
        .Many("fetch", stage.Fetch, fetch => TemplateText.Write(fetch.Written))
        .With("workdir", stage.WorkingDirectory is { } folder ? TemplateText.Write(folder) : (Value?)null)
        .ToValue();

    private static StageSpec ReadStage(Value stage)
    {
        var from = new TextReading(stage);
        return new StageSpec(from.Text("name"), TemplateText.ReadCommand(from.Object("command")))
        {
            Timeout = from.TimeOrNone("timeout"),
            Fetch = from.Many("fetch", ReadFetch),
            WorkingDirectory = from.ObjectOrNone("workdir") is { } folder ? TemplateText.ReadFolder(folder) : null,
        };
    }

    private static FetchTemplate ReadFetch(Value fetch) => new(TemplateText.ReadText(new TextReading(fetch)));

    private static (string, TextTemplate) ReadVariable(TextReading from) => (from.Text("name"), TemplateText.ReadText(from.Object("value")));

    private static Value Write(Needs needs) => new TextMembers()
        .With("cpus", Value.Of(needs.Cpus))
        .With("gpus", needs.Gpus)
        .With("memory", needs.Memory)
        .Many("tags", needs.Tags, Value.Of)
        .ToValue();

    private static Needs ReadNeeds(TextReading from)
        => new() { Cpus = from.Number("cpus", 1), Gpus = from.Int32("gpus"), Memory = checked((long)from.Number("memory")), Tags = from.Texts("tags") };
}
