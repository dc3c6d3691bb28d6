using ExpRunner.Execution;

namespace ExpRunner.Executors.Nodes;

/// <summary>The program of workers as it is on a node.</summary>
/// <param name="Words">The command, a word each.</param>
/// <param name="Paths">What must be there; where some of it is not, the node lacks the program.</param>
/// <param name="Used">The folders that were sent there, whose time of change tells when they were used last.</param>
/// <param name="DotnetRoot">The folder of the runtime that was sent there; null: the node's own.</param>
internal sealed record FarProgram(IReadOnlyList<string> Words, IReadOnlyList<string> Paths, IReadOnlyList<string> Used, string? DotnetRoot)
{
    /// <summary>The program has the same path there as here, as on a file system that both share.</summary>
    public static FarProgram AtSamePath(ProcessCommand command)
    {
        // The node finds its own .NET, which may be elsewhere.
        var isHost = Path.GetFileNameWithoutExtension(command.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] words = [isHost ? "dotnet" : command.FileName, .. command.Arguments];
        return new FarProgram(words, [.. words.Where(word => Path.IsPathRooted(word) && File.Exists(word))], [], null);
    }
}
