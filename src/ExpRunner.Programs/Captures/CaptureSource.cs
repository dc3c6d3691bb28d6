using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.Captures;

/// <summary>What a capture reads.</summary>
internal sealed record CaptureSource
{
    /// <summary>What any stage prints, on either stream.</summary>
    public static CaptureSource AnyOutput { get; } = new();

    /// <summary>The stage whose output it is; null: any.</summary>
    public string? Stage { get; init; }

    /// <summary>The stream of the stage.</summary>
    public CaptureStream Stream { get; init; } = CaptureStream.Both;

    /// <summary>A file instead of output, relative to the trial's folder; null: output.</summary>
    public TextTemplate? File { get; init; }
}
