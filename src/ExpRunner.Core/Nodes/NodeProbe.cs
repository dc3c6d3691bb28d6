using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExpRunner.Execution;

namespace ExpRunner.Nodes;

/// <summary>Looks at what a node has: one script, one answer, over whatever way leads there.</summary>
internal static partial class NodeProbe
{
    /// <summary>The folder for files where nobody says one.</summary>
    public const string UsualFolder = "~/.exprun";

    private const int MostAnswered = 4 << 20;
    private const int Rounds = 3;
    private const string Begin = "\nEXPRUN-VARIABLES\n";
    private const string Facts = "\nEXPRUN-FACTS\n";
    private const string End = "\nEXPRUN-END\n";

    /// <summary>The script: it says what is there, and then what time it is for each line that it reads.</summary>
    /// <remarks>Plain POSIX shell, for dash and busybox; what a login shell prints before it is passed over.</remarks>
    public static string Script(NodeSpec spec) => $$"""
        printf '\n%s\n' EXPRUN-VARIABLES
        cat /proc/self/environ 2>/dev/null || env -0 2>/dev/null || env
        printf '\n%s\n' EXPRUN-FACTS
        {{string.Join('\n', spec.Environment.Select(variable => $"export {variable.Key}={ShellScript.Quote(variable.Value)}"))}}
        printf 'host %s\n' "$(uname -n)"
        printf 'system %s\n' "$(uname -s)"
        printf 'machine %s\n' "$(uname -m)"
        printf 'cpus %s\n' "$( (unset OMP_NUM_THREADS OMP_THREAD_LIMIT; nproc || getconf _NPROCESSORS_ONLN || sysctl -n hw.ncpu) 2>/dev/null)"
        printf 'memory %s\n' "$(sed -n 's/^MemTotal: *\([0-9]*\) kB.*/\1 k/p' /proc/meminfo 2>/dev/null || sysctl -n hw.memsize 2>/dev/null)"
        limit=; if command -v timeout >/dev/null 2>&1; then limit='timeout 10'; fi
        if [ -n "${CUDA_VISIBLE_DEVICES+is set}" ]; then printf 'gpus %s\n' "$CUDA_VISIBLE_DEVICES"
        elif command -v nvidia-smi >/dev/null 2>&1 && gpus=$($limit nvidia-smi --query-gpu=index --format=csv,noheader 2>/dev/null </dev/null); then printf 'gpus %s\n' "$(printf '%s' "$gpus" | tr '\n' ',')"
        fi
        if command -v dotnet >/dev/null 2>&1; then $limit dotnet --list-runtimes 2>/dev/null </dev/null | sed -n 's/^Microsoft.NETCore.App \([^ ]*\).*/runtime \1/p'; fi
        folder={{ShellScript.Expand(spec.WorkDir ?? UsualFolder)}} || exit 1
        mkdir -p -- "$folder" && cd -- "$folder" && [ -w . ] || { echo "the folder $folder cannot be made or written into" >&2; exit 1; }
        printf 'disk %s\n' "$(df -Pk . 2>/dev/null | tail -n 1)"
        printf 'folder %s\n' "$(pwd)"
        printf '%s\n' EXPRUN-END
        while read -r line; do date +%s.%N; done
        """;

    /// <summary>Runs the script on an open node.</summary>
    /// <exception cref="NodeException">There is no answer.</exception>
    public static async Task<NodeFacts> AskAsync(INode node, TimeProvider time, CancellationToken cancel)
    {
        using var process = Start(node);
        try
        {
            using var reader = new StreamReader(process.Output, Encoding.UTF8, leaveOpen: true);
            var facts = await ReadAsync(reader, cancel).ConfigureAwait(false) is { } answer
                ? Read(answer)
                : throw new NodeException(Fault(await process.Ended.WaitAsync(cancel).ConfigureAwait(false), process.Printed));
            var (latency, ahead) = await TimeAsync(process.Input, reader, time, cancel).ConfigureAwait(false);
            process.Input.Close();
            await process.Ended.WaitAsync(cancel).ConfigureAwait(false);
            return facts with { Latency = latency, ClockAhead = ahead };
        }
        catch (IOException fault)
        {
            throw new NodeException("it was lost while it was looked at.", fault);
        }
        finally
        {
            await process.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the answer.</summary>
    /// <param name="answer">What the script printed, and what a login shell printed before.</param>
    /// <exception cref="NodeException">It is no answer.</exception>
    public static NodeFacts Read(string answer)
    {
        var variables = answer.IndexOf(Begin, StringComparison.Ordinal);
        var facts = answer.LastIndexOf(Facts, StringComparison.Ordinal);
        if (variables < 0 || facts < variables)
        {
            throw new NodeException($"it answers something else than asked: {Shortened(answer)}. Something in the start files of its shell is in the way.");
        }
        var lines = answer[facts..].Split('\n');
        return new NodeFacts
        {
            Host = Of("host") ?? "",
            Platform = (Of("system") ?? "", Of("machine") ?? ""),
            Cpus = int.TryParse(Of("cpus"), NumberStyles.None, CultureInfo.InvariantCulture, out var cpus) && cpus > 0 ? cpus : 1,
            Memory = MemoryOf(Of("memory") ?? ""),
            Gpus = [.. (Of("gpus") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Where(id => id is not ("-1" or "NoDevFiles"))],
            WorkDir = Of("folder") ?? "",
            Variables = VariablesOf(answer[(variables + Begin.Length)..facts]),
            Runtimes = [.. lines.Where(line => line.StartsWith("runtime ", StringComparison.Ordinal)).Select(line => line[8..])],
            FreeDisk = FreeBlocks().Match(Of("disk") ?? "") is { Success: true } disk ? long.Parse(disk.Groups[1].Value, CultureInfo.InvariantCulture) * 1024 : null,
        };

        string? Of(string name) => lines.FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..];
    }

    private static OwnedProcess Start(INode node)
    {
        try
        {
            return OwnedProcess.Start(node.Command(Script(node.Spec)));
        }
        catch (ExecutorException fault)
        {
            throw new NodeException(fault.Message, fault);
        }
    }

    /// <summary>The answer up to its end; null: it has none.</summary>
    private static async Task<string?> ReadAsync(StreamReader reader, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var chunk = new char[8192];
        while (await reader.ReadAsync(chunk, cancel).ConfigureAwait(false) is var count and > 0)
        {
            text.Append(chunk, 0, count);
            if (text.ToString(Math.Max(0, text.Length - End.Length), Math.Min(text.Length, End.Length)) == End)
            {
                return text.ToString();
            }
            if (text.Length > MostAnswered)
            {
                throw new NodeException($"it prints without end: {Shortened(text.ToString())}. Something in the start files of its shell is in the way.");
            }
        }
        return null;
    }

    /// <summary>Asks for the time, and believes the answer that came fastest.</summary>
    private static async Task<(TimeSpan Latency, TimeSpan Ahead)> TimeAsync(Stream input, StreamReader reader, TimeProvider time, CancellationToken cancel)
    {
        var best = (Latency: TimeSpan.MaxValue, Ahead: TimeSpan.Zero);
        for (var round = 0; round < Rounds; round++)
        {
            var (asked, began) = (time.GetUtcNow(), time.GetTimestamp());
            await input.WriteAsync("\n"u8.ToArray(), cancel).ConfigureAwait(false);
            await input.FlushAsync(cancel).ConfigureAwait(false);
            var match = Clock().Match(await reader.ReadLineAsync(cancel).ConfigureAwait(false) ?? "");
            var latency = time.GetElapsedTime(began);
            if (match.Success && latency < best.Latency)
            {
                best = (latency, TimeOf(match) - (asked + (latency / 2)));
            }
        }
        return best.Latency < TimeSpan.MaxValue ? best : throw new NodeException("it was lost while it was looked at.");
    }

    private static string Fault(ProcessEnd end, string printed)
        => printed.Length > 0 ? $"it could not be looked at: {printed.TrimEnd('.')}." : $"it could not be looked at: its shell ended with {end} and said nothing. Look whether the login there works: ssh to it by hand.";

    private static string Shortened(string text) => text.Trim() is { Length: > 200 } longer ? $"{longer[..200]}…" : text.Trim();

    private static long? MemoryOf(string text)
        => long.TryParse(text.TrimEnd('k', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size * (text.EndsWith('k') ? 1024 : 1) : null;

    /// <summary>Where the system has no parts of seconds, half of one is the best guess.</summary>
    private static DateTimeOffset TimeOf(Match clock)
    {
        var parts = clock.Groups[2].Value;
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(clock.Groups[1].Value, CultureInfo.InvariantCulture))
            + TimeSpan.FromSeconds(parts.Length > 0 ? double.Parse($"0.{parts}", CultureInfo.InvariantCulture) : 0.5);
    }

    /// <summary>Ended by zero bytes, or where the system cannot do that, a line each, of which those that begin no variable belong to the one before.</summary>
    private static Dictionary<string, string> VariablesOf(string text)
    {
        var parts = text.Contains('\0', StringComparison.Ordinal) ? text.Split('\0') : StartOfVariable().Split(text);
        return parts.Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2 && pair[0].Length > 0).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    [GeneratedRegex(@"^([0-9]+)\.?([0-9]*)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\s-?[0-9]+\s+-?[0-9]+\s+([0-9]+)\s+[0-9]+%\s+/")]
    private static partial Regex FreeBlocks();

    [GeneratedRegex(@"\n(?=[A-Za-z_][A-Za-z0-9_]*=)")]
    private static partial Regex StartOfVariable();
}
