using System.Globalization;
using System.Numerics;
using System.Text.Json;
using ExpRunner.Platform;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>What a config.json says: one repetition of one config, all that its seeds and its key are made from.</summary>
internal sealed record RecordedConfig(string Path, string Experiment, UInt128 ExperimentId, int RunId, Value Config, ulong Seed)
{
    /// <summary>What it took from other trials.</summary>
    public IReadOnlyList<NeededTrial> Needed { get; init; } = [];

    /// <summary>Reads a config.json, or the one in a repetition's folder.</summary>
    /// <exception cref="FormatException">It is none; the message names it and what is wrong.</exception>
    public static RecordedConfig Read(string path)
    {
        var file = Directory.Exists(path) ? System.IO.Path.Combine(path, ConfigFile.Name) : path;
        try
        {
            return SpecialFile.FaultAt(file) is { } special ? throw new FormatException(special) : Read(file, Value.ParseJson(File.ReadAllBytes(file)));
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{file}:{(fault.LineNumber ?? 0) + 1}: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FormatException(fault is FileNotFoundException or DirectoryNotFoundException
                ? $"{file}: there is no such file. Name a repetition's config.json, or the folder it is in."
                : $"{file}: cannot be read: {fault.Message}", fault);
        }
    }

    private static RecordedConfig Read(string file, Value json)
    {
        if (json.Kind != ValueKind.Object || !json.TryGet("exprun", out var exprun) || exprun.Kind != ValueKind.Object)
        {
            throw new FormatException($"{file}: this is no config.json that a sweep wrote: it has no object 'exprun'.");
        }
        var members = new List<(string, Value)>();
        for (var i = 0; i < json.Names.Length; i++)
        {
            if (!ReservedNames.Contains(json.Names[i]))
            {
                members.Add((json.Names[i], json.Items[i]));
            }
        }
        return new RecordedConfig(
            file,
            Text(file, json, "experiment"),
            Number<UInt128>(file, json, "experiment_id"),
            Number<int>(file, json, "run_id"),
            Value.Object([.. members]),
            Number<ulong>(file, exprun, "seed"))
        {
            Needed = exprun.TryGet("needed", out var needed) ? [.. needed.Items.ToArray().Select(trial => NeededOf(file, trial))] : [],
        };
    }

    private static NeededTrial NeededOf(string file, Value json) => new(
        Number<UInt128>(file, json, "experiment_id"),
        Text(file, json, "out_path"),
        json.TryGet("config", out var config) ? config : Value.Object(),
        json.TryGet("scores", out var scores) ? scores : Value.Object());

    private static string Text(string file, Value json, string name)
        => json.TryGet(name, out var value) && value.Kind == ValueKind.Text ? value.AsText() : throw new FormatException($"{file}: it has no text '{name}'.");

    private static T Number<T>(string file, Value json, string name)
        where T : INumberBase<T>
        => json.TryGet(name, out var value) && T.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw new FormatException($"{file}: it has no whole number '{name}'.");
}
