using System.Globalization;
using ExpRunner.Nodes;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Nodes;

/// <summary>
/// What the shell of a node does for a worker: makes its folder, starts it there, and when it has ended ends what it started and removes the folder, unless
/// the worker died by something it did, whose traces are fetched first.
/// </summary>
internal static class WorkerScript
{
    /// <summary>The exit code where the program is not there.</summary>
    public const int LacksProgram = 96;

    /// <summary>The exit code where the worker ended by itself although it was not told to: the true one is in a file.</summary>
    public const int Died = 254;

    /// <summary>The name of that file.</summary>
    public const string CodeFile = "code";

    public static string Start(FarTerms far, FarProgram program, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        string[] lines =
        [
            .. program.Paths.Select(path => $"[ -e {Quote(path)} ] || exit {LacksProgram}"),
            .. program.Used.Select(folder => $"touch {Quote(folder)} 2>/dev/null"),
            $"f={Quote(far.Folder)}",
            "mkdir -p \"$f/files\" && cd \"$f/files\" && : >\"$f/open\" || { rm -rf \"$f\"; rmdir \"${f%/*}\" 2>/dev/null; exit 1; }",
            // Who ends all that runs there, such as Slurm, wants no traces kept. What the shell says of a killed worker may reach nobody any more.
            "t=; trap 't=1' HUP INT TERM; trap : PIPE",
            .. program.DotnetRoot is { } root ? [$"export DOTNET_ROOT={Quote(root)}"] : Array.Empty<string>(),
            .. variables.Select(variable => variable.Value is { } value ? $"export {variable.Key}={Quote(value)}" : $"unset {variable.Key}"),
            // The number is known before the worker is: it becomes the shell's that writes it.
            $"sh -c 'echo $$ >../pid; exec \"$@\"' sh {string.Join(' ', program.Words.Select(Quote))}",
            "c=$?",
            "read -r p <\"$f/pid\" && kill -s KILL -- \"-$p\" 2>/dev/null",
            "rm -f \"$f/pid\"",
            $"if [ -e \"$f/open\" ] && [ -z \"$t\" ]; then case $c in 0|{LacksProgram}|{Died}|255) echo $c >\"$f/code\"; c={Died};; esac",
            // Without a spool, or a log that it became, it never began to work, and there is nothing to fetch.
            "if [ -e \"$f/spool.stdout\" ] || [ -n \"$(ls -A \"$f/files\")\" ]; then exit $c; fi; fi",
            "cd /; rm -rf \"$f\"; rmdir \"${f%/*}\" 2>/dev/null",
            "exit $c",
        ];
        return string.Join('\n', lines);
    }

    /// <summary>Ends the worker and all it started; by force after that time. Nothing happens where it has ended.</summary>
    public static string End(FarTerms far, TimeSpan patience) => $$"""
        cd {{Quote(far.Folder)}} 2>/dev/null && read -r p <pid 2>/dev/null || exit 0
        i=0
        if [ {{Tenths(patience)}} -gt 0 ]; then kill -s TERM -- "-$p" 2>/dev/null; fi
        while [ $i -lt {{Tenths(patience)}} ] && kill -s 0 "$p" 2>/dev/null; do sleep 0.1; i=$((i+1)); done
        kill -s KILL -- "-$p" 2>/dev/null || kill -s KILL "$p" 2>/dev/null
        exit 0
        """;

    /// <summary>Sends what a worker that has ended left of the attempt whose folder is named, as a tar archive, and removes the rest; no name: all of it.</summary>
    public static string Clear(FarTerms far, string? outPath) => $$"""
        f={{Quote(far.Folder)}}
        cd "$f" 2>/dev/null || exit 0
        {{(outPath is null ? "" : $"tar -cf - {CodeFile} spool.stdout spool.stderr {Quote($"files/{outPath}")} 2>/dev/null")}}
        cd /
        rm -rf "$f"
        rmdir "${f%/*}" 2>/dev/null
        exit 0
        """;

    private static string Tenths(TimeSpan time) => ((int)(time.TotalSeconds * 10)).ToString(CultureInfo.InvariantCulture);

    private static string Quote(string text) => ShellScript.Quote(text);
}
