using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>What a repetition left.</summary>
/// <param name="Folder">Its folder, where files are looked for.</param>
/// <param name="Logs">The logs of the attempt that counts, in order of stages.</param>
/// <param name="Values">What placeholders in the paths of files stand for.</param>
internal sealed record CaptureInput(string Folder, IReadOnlyList<CaptureLog> Logs, TemplateValues Values)
{
    /// <summary>The config, for scores that are computed with it.</summary>
    public Value Config { get; init; } = Value.Object();
}
