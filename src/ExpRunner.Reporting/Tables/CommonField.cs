using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>What each trial has one value of.</summary>
/// <param name="Key">Its name, unlike all others.</param>
/// <param name="Read">Gives a trial's value.</param>
internal sealed record CommonField(string Key, Func<ResultRow, Value> Read)
{
    private const string ConfigMark = "config ";

    /// <summary>The name of the config field this is, or null.</summary>
    public string? ConfigName => Key.StartsWith(ConfigMark, StringComparison.Ordinal) ? Key[ConfigMark.Length..] : null;

    /// <summary>Where the results file lies.</summary>
    public static CommonField Folder { get; } = new("folder", row => Value.Of(Path.GetDirectoryName(row.File) is { Length: > 0 } folder ? folder : "."));

    /// <summary>A field of the config.</summary>
    public static CommonField Config(string name) => new(ConfigMark + name, row => row.Config.GetValueOrDefault(name));
}
