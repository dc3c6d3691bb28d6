namespace ExpRunner.Programs.Captures;

/// <summary>What a log holds, and what a capture reads.</summary>
[Flags]
internal enum CaptureStream
{
    /// <summary>Standard output.</summary>
    Output = 1,
    /// <summary>Standard error.</summary>
    Error = 2,
    /// <summary>Both.</summary>
    Both = Output | Error,
}
