using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.Captures;

/// <summary>What a repetition left.</summary>
/// <param name="Folder">Its folder, where files are looked for.</param>
/// <param name="Logs">The logs of the attempt that counts, in order of stages.</param>
/// <param name="Values">What placeholders in the paths of files stand for.</param>
internal sealed record CaptureInput(string Folder, IReadOnlyList<CaptureLog> Logs, TemplateValues Values);
