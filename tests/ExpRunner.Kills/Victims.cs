using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ExpRunner.Kills;

/// <summary>The processes of a round: all that inherited its marker in their environment, whoever their parent is by now.</summary>
internal sealed class Victims(string marker)
{
    public const string Variable = "EXPRUN_KILLS";
    public const int Kill = 9;
    public const int Continue = 18;
    public const int Stop = 19;
    private readonly byte[] _entry = Encoding.UTF8.GetBytes($"{Variable}={marker}\0");

    /// <summary>Whether this process was started by a campaign.</summary>
    public static bool IsOne => Environment.GetEnvironmentVariable(Variable) is not null;

    public IReadOnlyList<int> All() => [.. Directory.EnumerateDirectories("/proc").Select(Number).Where(id => id > 0 && IsOurs(id))];

    /// <summary>The living workers of a runner.</summary>
    public IReadOnlyList<int> WorkersOf(int runner) => [.. All().Where(id => id != runner && ParentOf(id) == runner)];

    public static void Signal(int process, int signal) => _ = Send(process, signal);

    private bool IsOurs(int id) => Read(id, "environ").AsSpan().IndexOf(_entry) >= 0 && StateOf(id) is not ("Z" or "X" or "");

    private static string StateOf(int id) => Stat(id).ElementAtOrDefault(0) ?? "";

    private static int ParentOf(int id) => Stat(id).ElementAtOrDefault(1) is { } parent ? Number(parent) : 0;

    /// <summary>The fields behind the command, which may hold anything.</summary>
    private static string[] Stat(int id)
    {
        var stat = Encoding.UTF8.GetString(Read(id, "stat"));
        return stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static byte[] Read(int id, string file)
    {
        try
        {
            return File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{file}"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static int Number(string path) => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0;

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}
