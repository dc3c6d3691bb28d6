using System.Runtime.InteropServices;
using ExpRunner.Execution;
using ExpRunner.Nodes;

namespace ExpRunner.Executors.Nodes;

/// <summary>
/// What is sent to nodes that lack it, once for each content: the program's folder as it was built, and where a node has no .NET that runs it, the runtime that
/// runs this process. A worker's start finds out that something is missing, so that where all is there nothing is asked.
/// </summary>
/// <param name="command">Starts a worker on this machine.</param>
/// <param name="program">The program's folder.</param>
/// <param name="warn">Takes what a person should know.</param>
internal sealed class Deployment(ProcessCommand command, ProgramFiles program, Action<string> warn)
{
    private readonly RuntimeFiles _runtime = new();

    /// <summary>The program as it is, or will be, on a node.</summary>
    /// <exception cref="ExecutorException">It cannot run there.</exception>
    public FarProgram On(NodeFacts facts)
    {
        var folder = FolderOn(facts, program.Name);
        var root = NeedsRuntime(facts) ? FolderOn(facts, _runtime.Name) : null;
        string[] used = root is null ? [folder] : [folder, root];
        return new FarProgram(program.Command(command, folder, root is null ? "dotnet" : $"{root}/dotnet"), used, used, root);
    }

    /// <summary>Sends what is missing.</summary>
    /// <exception cref="ExecutorException">It cannot be sent; the message says why and what to do.</exception>
    public async Task SendAsync(INode node, NodeFacts facts, CancellationToken cancel)
    {
        if (NeedsRuntime(facts))
        {
            warn($"{node.Spec.Name}: it has no .NET {Environment.Version.ToString(2)}: this machine's is sent.");
            await SendAsync(node, FolderOn(facts, _runtime.Name), _runtime.WriteAsync, cancel).ConfigureAwait(false);
        }
        await SendAsync(node, FolderOn(facts, program.Name), program.WriteAsync, cancel).ConfigureAwait(false);
    }

    /// <summary>Unpacked aside and renamed, so that what is there is whole; whoever else sends the same at the time does no harm. What nobody has used for long goes.</summary>
    private static Task SendAsync(INode node, string folder, Func<Stream, CancellationToken, Task> write, CancellationToken cancel) => NodeCall.SendAsync(
        node,
        $$"""
        f={{ShellScript.Quote(folder)}}
        [ -d "$f" ] && exec cat >/dev/null
        n="$f.new-$$"
        trap 'rm -rf "$n"' EXIT
        mkdir -p "$n" && tar -xf - -C "$n" && touch "$n" || exit 1
        [ -d "$f" ] || mv "$n" "$f" || exit 1
        rm -rf "$f/${n##*/}"
        find "${f%/*}" -maxdepth 1 -name '*-????????????????*' -mtime +60 -exec rm -rf {} + 2>/dev/null
        exit 0
        """,
        input => write(input, cancel),
        cancel);

    /// <summary>A folder that holds nothing else, so that what is old can be told from what is the user's.</summary>
    private static string FolderOn(NodeFacts facts, string name) => $"{facts.WorkDir.TrimEnd('/')}/programs/{name}";

    private bool NeedsRuntime(NodeFacts facts)
    {
        if (program.IsSelfContained && !IsLikeHere(facts))
        {
            throw new ExecutorException($"The program was published for {Here}, and this is {There(facts)}. Publish it framework-dependent, or for that.");
        }
        if (program.IsSelfContained || facts.Runtimes.Any(version => Version.TryParse(version.Split('-')[0], out var found) && found.Major == Environment.Version.Major && found.Minor == Environment.Version.Minor))
        {
            return false;
        }
        return IsLikeHere(facts) ? true
            : throw new ExecutorException($"It has no .NET {Environment.Version.ToString(2)}, and this machine's cannot be sent: it is for {Here}, and that is {There(facts)}. Install the runtime there.");
    }

    private static bool IsLikeHere(NodeFacts facts) => There(facts) == Here;

    private static string There(NodeFacts facts) => $"{facts.Platform.System} {facts.Platform.Machine}";

    private static string Here => (OperatingSystem.IsMacOS() ? "Darwin" : OperatingSystem.IsLinux() ? "Linux" : "Windows") + " " + RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.Arm64 => OperatingSystem.IsMacOS() ? "arm64" : "aarch64",
        var other => other.ToString().ToLowerInvariant(),
    };
}
