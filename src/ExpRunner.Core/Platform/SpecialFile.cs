namespace ExpRunner.Platform;

/// <summary>What has a file's name and is no file: opening it may wait for ever, and what is written into it is kept nowhere.</summary>
internal static class SpecialFile
{
    private const int KindBits = 0xF000;

    /// <summary>Says what is there in the place of a file: "a named pipe"; null: a file, a folder or nothing. Links are followed.</summary>
    public static string? At(string path) => OperatingSystem.IsWindows() ? null : (Libc.ModeOf(path) & KindBits) switch
    {
        0x1000 => "a named pipe",
        0x2000 or 0x6000 => "a device",
        0xC000 => "a socket",
        _ => null,
    };

    /// <summary>The whole message where something of that kind is in the place of a file; null: nothing is.</summary>
    public static string? FaultAt(string path) => At(path) is { } kind ? $"{path}: {kind} is where a file should be. Move it away, or use another folder." : null;

    /// <exception cref="IOException">There is one.</exception>
    public static void ThrowIfAt(string path)
    {
        if (FaultAt(path) is { } fault)
        {
            throw new IOException(fault);
        }
    }
}
