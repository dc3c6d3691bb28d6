using System.Text;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>Reads a file of UTF-8 text, and names the first place that is none.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SweepException">It cannot be read, or is not UTF-8.</exception>
    public static string Read(string path)
    {
        CheckIsFile(path);
        try
        {
            return Decode(File.ReadAllBytes(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SweepException($"{path}: it cannot be read: {fault.Message} Check its permissions.", fault);
        }
    }

    /// <exception cref="SweepException">There is no such file.</exception>
    public static void CheckIsFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SweepException($"{path}: this is a folder. Name a file in it.");
        }
        if (!File.Exists(path))
        {
            throw new SweepException($"{path}: there is no such file. Check the path; it is relative to {Directory.GetCurrentDirectory()}.");
        }
    }

    /// <summary>The text of the bytes; a mark of UTF-8 at the start is passed over.</summary>
    /// <exception cref="SweepException">They are not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new SweepException($"{path}:1:1: the file is UTF-16. Save it as UTF-8.");
        }
        bytes = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            var before = bytes[..fault.Index];
            var line = before.Count((byte)'\n') + 1;
            var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
            throw new SweepException($"{path}:{line}:{column}: the byte 0x{bytes[fault.Index]:X2} is not UTF-8. Save the file as UTF-8.", fault);
        }
    }
}
