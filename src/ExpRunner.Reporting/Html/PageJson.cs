using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ExpRunner.Results;

namespace ExpRunner.Reporting.Html;

/// <summary>Writes the content of a page. What could end a script, or a line of one, is escaped.</summary>
internal static class PageJson
{
    /// <summary>The version of this form; pages refuse others.</summary>
    private const int Version = 1;

    /// <summary>More than an eye can see.</summary>
    private const int DigitsOfCurves = 6;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    public static void Write(PageContent content, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Compact);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("title", DataText.Cut(content.Title, DataText.LongestCell));
        json.WriteString("made", content.Made.UtcDateTime);
        json.WriteString("by", $"ExpRunner {typeof(PageJson).Assembly.GetName().Version?.ToString(3)}");
        Texts(json, "warnings", content.Warnings.Select(warning => DataText.Cut(warning, DataText.LongestCell)));
        json.WriteStartArray("experiments");
        foreach (var experiment in content.Experiments)
        {
            Write(json, experiment);
            json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PageExperiment experiment)
    {
        json.WriteStartObject();
        json.WriteString("name", experiment.Name);
        Texts(json, "folders", experiment.Folders);
        json.WritePropertyName("run");
        PageRunJson.Write(json, experiment.Run);
        Objects(json, "about", experiment.About, fact => Members(json, ("group", fact.Group), ("name", fact.Name), ("value", fact.Value)));
        Objects(json, "space", experiment.Space, field => Members(json, ("name", field.Name), ("type", field.Type), ("values", DataText.Cut(field.Values, DataText.LongestCell))));
        Objects(json, "columns", experiment.Columns, column => PageColumnJson.Write(json, column));
        json.WriteNumber("rows", experiment.Rows);
        Write(json, experiment.Repetitions);
        Objects(json, "failures", experiment.Failures, failure => Write(json, failure));
        Objects(json, "best", experiment.Best, best => Write(json, best));
        Objects(json, "plots", experiment.Plots, plot => Write(json, plot));
        Write(json, experiment.Curves);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<PageRepetitions> repetitions)
    {
        if (repetitions.Count == 0)
        {
            json.WriteNull("repetitions");
            return;
        }
        json.WriteStartObject("repetitions");
        foreach (var score in repetitions)
        {
            json.WriteStartObject(score.Score);
            Whole(json, "starts", score.Starts);
            Numbers(json, "values", score.Values);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PageFailure failure)
    {
        Members(json, ("cause", failure.Cause), ("status", failure.Status));
        json.WriteNumber("count", failure.Count);
        Objects(json, "shared", failure.Shared, shared =>
        {
            Members(json, ("field", shared.Field), ("value", shared.Value));
            json.WriteNumber("failed", shared.Failed);
            json.WriteNumber("of", shared.Of);
            json.WriteNumber("p", shared.P);
        });
        Objects(json, "examples", failure.Examples, example =>
        {
            json.WriteNumber("row", example.Row);
            json.WritePropertyName("id");
            Id(json, example.Id);
            json.WriteNumber("runId", example.RunId);
            Members(json, ("message", example.Message), ("folder", example.Folder));
        });
    }

    private static void Write(Utf8JsonWriter json, PageBest best)
    {
        Members(json, ("score", best.Score), ("goal", best.Goal));
        json.WriteBoolean("presumed", best.IsPresumed);
        json.WriteNumber("row", best.Row);
        json.WritePropertyName("id");
        Id(json, best.Id);
        Members(json, ("config", best.Config), ("command", best.Command));
        Whole(json, "ties", best.Ties);
    }

    private static void Write(Utf8JsonWriter json, PagePlot plot)
    {
        Members(json, ("title", plot.Title), ("kind", plot.Kind), ("x", plot.X), ("y", plot.Y), ("z", plot.Z), ("hue", plot.Hue), ("caption", plot.Caption));
        json.WritePropertyName("options");
        json.WriteRawValue(plot.Options, skipInputValidation: true);
    }

    private static void Write(Utf8JsonWriter json, PageCurves? curves)
    {
        if (curves is null)
        {
            json.WriteNull("curves");
            return;
        }
        json.WriteStartObject("curves");
        Texts(json, "names", curves.Names);
        Objects(json, "runs", curves.Runs, run =>
        {
            json.WriteNumber("row", run.Row);
            json.WriteNumber("runId", run.RunId);
            json.WriteNumber("name", run.Name);
            Numbers(json, "steps", run.Steps);
            Numbers(json, "values", run.Values, DigitsOfCurves);
        });
        json.WriteNumber("leftOut", curves.LeftOut);
        json.WriteEndObject();
    }

    /// <summary>Ids up to 2^53 are numbers; scripts read others wrong.</summary>
    private static void Id(Utf8JsonWriter json, string id)
    {
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1L << 53)
        {
            json.WriteNumberValue(number);
            return;
        }
        json.WriteStringValue(id);
    }

    private static void Objects<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Members(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            json.WriteString(name, value);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }

    private static void Whole(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }
        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers, int digits = 0)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            PageColumnJson.Number(json, number, digits);
        }
        json.WriteEndArray();
    }
}
