using System.Globalization;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.ClusterFiles;

/// <summary>A node as it is typed: <c>user@host:port WORKERS TAG…</c>; all but the host may be left out, and an address of IPv6 stands in brackets.</summary>
internal static class NodeText
{
    public const int LargestPort = 65535;
    public const string WantedTag = "a word without blanks, commas and plus signs";

    /// <summary>Whether a tag can be given and asked for.</summary>
    public static bool IsTag(string tag) => ResourceRules.IsTag(tag) && !tag.Contains('+', StringComparison.Ordinal);

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public static NodeSpec Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            throw new FormatException($"a node is missing. {Form}");
        }
        var at = words[0].LastIndexOf('@');
        var (host, port) = HostAndPort(words[0][(at + 1)..]);
        var user = at < 0 ? null : words[0][..at];
        if ((FaultOfHost(host) ?? (user is null ? null : FaultOfUser(user))) is { } fault)
        {
            throw new FormatException(fault);
        }
        var isCounted = words.Length > 1 && words[1].All(char.IsAsciiDigit);
        string[] tags = words[(isCounted ? 2 : 1)..];
        return tags.FirstOrDefault(tag => !IsTag(tag)) is { } wrong
            ? throw new FormatException($"'{wrong}' is no tag. Write {WantedTag}.")
            : new NodeSpec { Name = WithoutBrackets(host), HostName = WithoutBrackets(host), User = user, Port = port, Workers = isCounted ? Workers(words[1]) : null, Tags = [.. tags.Distinct()] };
    }

    /// <summary>What is wrong with the name of a machine; null: nothing.</summary>
    public static string? FaultOfHost(string host)
        => host.StartsWith('-') || host.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '/' or '@' or '\'' or '"')
            ? $"'{host}' is no name of a machine.{(host.Contains('@', StringComparison.Ordinal) ? " Write the user as user:." : "")}"
            : WithoutBrackets(host).Length == 0 ? "the name of the machine is missing." : null;

    /// <summary>What is wrong with the name of a user; null: nothing.</summary>
    public static string? FaultOfUser(string user)
        => user.Length == 0 || user.StartsWith('-') || user.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is ':' or '\'' or '"') ? $"'{user}' is no name of a user." : null;

    /// <summary>An address without the brackets that keep it from its port.</summary>
    public static string WithoutBrackets(string host) => host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;

    /// <summary>A file of this machine: <c>~</c> is the user's folder, and what is relative is so to a folder.</summary>
    public static string OwnFile(string path, string beside)
        => path is "~" || path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Join(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), path[1..])
            : Path.GetFullPath(path, beside);

    private static string Form => "Write user@host:port WORKERS TAG…; all but the host can be left out.";

    private static (string Host, int? Port) HostAndPort(string text)
    {
        var end = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) + 1 : 0;
        if (text.StartsWith('[') && end == 0)
        {
            throw new FormatException($"'{text}': the closing bracket is missing. Write [::1]:22.");
        }
        var colon = text.IndexOf(':', end);
        if (end > 0 && end < text.Length && colon != end)
        {
            throw new FormatException($"'{text}': after the bracket comes :PORT, or nothing.");
        }
        if (colon < 0)
        {
            return (text, null);
        }
        if (text.IndexOf(':', colon + 1) >= 0)
        {
            throw new FormatException($"'{text}': an address with colons stands in brackets: [{text}], or with a port [{text}]:22.");
        }
        return int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= LargestPort
            ? (text[..colon], port)
            : throw new FormatException($"'{text[(colon + 1)..]}' is no port: a whole number from 1 to {LargestPort}.");
    }

    private static int Workers(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var workers) && workers > 0
        ? workers
        : throw new FormatException($"{text} workers: a node has one at least; left out, it has as many as there is room for.");
}
