using System.Numerics;
using System.Text;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Makes a journal say what another machine, another day or other code would have said: its checksums hold.</summary>
internal static class JournalEdit
{
    /// <summary>Changes the lines of a kind.</summary>
    public static void Lines(string journal, string kind, Func<string, string> change)
        => File.WriteAllText(journal, string.Concat(File.ReadAllLines(journal).Select(line => (line.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal) ? Sealed(change(line)) : line) + "\n")));

    private static string Sealed(string line)
    {
        var body = line[..line.LastIndexOf(",\"crc\":", StringComparison.Ordinal)];
        var crc = Encoding.UTF8.GetBytes(body).Aggregate(uint.MaxValue, BitOperations.Crc32C) ^ uint.MaxValue;
        return $"{body},\"crc\":\"{crc:x8}\"}}";
    }
}
