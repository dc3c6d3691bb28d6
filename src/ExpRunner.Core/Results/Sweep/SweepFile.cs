using System.Text.Encodings.Web;
using System.Text.Json;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>sweep.json: what was asked for, for people and for later starts.</summary>
internal static class SweepFile
{
    private static readonly JsonWriterOptions Pretty = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Reads the blocks; null where the file is missing or broken.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="options">Today's sweep.</param>
    /// <param name="broken">What is wrong with the file, naming file and line; null: nothing.</param>
    /// <exception cref="SweepStoreException">It is of another sweep, or a newer version wrote it.</exception>
    public static List<Block>? Read(SweepFolder folder, SweepStoreOptions options, out string? broken)
    {
        if (Load(folder, out broken) is not { } json)
        {
            return null;
        }
        Check(folder, options, json);
        try
        {
            return BlocksOf(json);
        }
        catch (FormatException fault)
        {
            broken = $"{folder.Sweep}:1: {fault.Message}";
            return null;
        }
    }

    /// <summary>The blocks that the file lists.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    public static List<Block> BlocksOf(Value json) => json.TryGet("blocks", out var blocks) ? [.. blocks.Items.ToArray().Select(Block.FromJson)] : [];

    /// <summary>Reads the file whatever sweep it is of; null where it is missing or broken.</summary>
    public static Value? Load(SweepFolder folder, out string? broken)
    {
        broken = null;
        if (!folder.Files.Exists(folder.Sweep))
        {
            return null;
        }
        try
        {
            var json = Value.ParseJson(folder.Read(folder.Sweep));
            return json.Kind == ValueKind.Object ? json : throw new FormatException("This is no object.");
        }
        catch (JsonException fault)
        {
            broken = $"{folder.Sweep}:{(fault.LineNumber ?? 0) + 1}: {fault.Message}";
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or OverflowException)
        {
            broken = $"{folder.Sweep}:1: {fault.Message}";
        }
        return null;
    }

    /// <summary>Writes the file anew, aside and then in place.</summary>
    public static void Write(SweepFolder folder, SweepStoreOptions options, IReadOnlyList<Block> blocks)
        => folder.Replace(folder.Sweep, file => file.Add(ToPrettyJson(ToJson(options, blocks))));

    /// <summary>JSON with one member a line, for people.</summary>
    public static byte[] ToPrettyJson(Value json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Pretty))
        {
            json.WriteJson(writer);
        }
        stream.WriteByte((byte)'\n');
        // A '\r' of a value is escaped, so that one that stands here is of a line end, where those of the system have it; JsonWriterOptions.NewLine came after .NET 8.
        return Array.FindAll(stream.ToArray(), one => one != '\r');
    }

    private static void Check(SweepFolder folder, SweepStoreOptions options, Value json)
    {
        var where = $"{folder.Sweep}:1";
        if (json.TryGet("format", out var format) && format.Kind == ValueKind.Number && format.AsDouble() > RunnerLine.Format)
        {
            throw new SweepStoreException($"{where}: format {format} is newer than this version reads ({RunnerLine.Format}). Use the newer version, or another --out.");
        }
        var seed = json.TryGet("seed", out var recorded) && UInt128.TryParse(recorded.ToString(), out var number) ? number : options.Seed;
        RunnerLine.Check(options, where, json.TryGet("experiment", out var experiment) ? experiment.ToString() : null, seed);
    }

    private static Value ToJson(SweepStoreOptions options, IReadOnlyList<Block> blocks)
    {
        var runner = options.Runner;
        return Value.Object(
        [
            ("format", Value.Of(RunnerLine.Format)),
            ("experiment", Value.Of(options.Experiment.Name)),
            ("seed", Value.Of((decimal)options.Seed)),
            ("blocks", Value.List([.. blocks.Select(block => block.ToJson())])),
            .. options.Experiment.Program.IsNull ? [] : new[] { ("program", options.Experiment.Program) },
            ("options", options.Asked),
            ("planned", options.Planned()),
            ("version", Value.Of(runner.Version)),
            ("code_identity", Value.Of(runner.CodeIdentity)),
            ("module_version", Value.Of(runner.ModuleVersion)),
            ("git_commit", Value.Of(runner.GitCommit)),
            ("command_line", Value.List([.. runner.CommandLine.Select(Value.Of)])),
            ("host", Value.Of(runner.Host)),
            ("machine", runner.Machine),
            ("started_at", Value.Of(runner.StartedAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture))),
        ]);
    }
}
