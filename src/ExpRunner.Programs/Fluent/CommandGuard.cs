using System.Collections.Concurrent;
using ExpRunner.Execution;
using ExpRunner.Programs.Running;

namespace ExpRunner.Programs.Fluent;

/// <summary>What all commands of this process have in common: the token their processes carry, and a guardian that ends them if this process is killed.</summary>
internal sealed class CommandGuard
{
    /// <summary>Commands beyond as many at once are guarded where the system tells the variables of processes.</summary>
    private const int Places = 1024;
    private static readonly TimeSpan Grace = new AttemptLimits().Grace;
    private static readonly Lazy<CommandGuard> Only = new(() => new CommandGuard());
    private readonly RunnerToken _token = new();
    private readonly ConcurrentBag<int> _free = [.. Enumerable.Range(0, Places)];
    private readonly Guardian? _guardian;

    private CommandGuard()
    {
        Trees = new ProcessTrees(RunnerToken.Variable, TimeProvider.System);
        try
        {
            _guardian = Spawner.IsAvailable ? new Guardian(_token.Text, Places, Grace) : null;
        }
        catch (Exception fault) when (fault is ExecutorException or IOException or UnauthorizedAccessException)
        {
            // Without one, commands go on if this process is killed: no reason to run none.
        }
    }

    public static CommandGuard Instance => Only.Value;

    public ProcessTrees Trees { get; }

    /// <summary>The token of one more command.</summary>
    public string Next() => _token.Next();

    /// <summary>Guards a command until it is disposed of.</summary>
    public Place Guard() => new(this, _free.TryTake(out var free) ? free : null);

    /// <summary>A command's place in the guardian's file.</summary>
    public sealed class Place(CommandGuard guard, int? number) : IDisposable
    {
        /// <summary>A group runs.</summary>
        public void Note(int group)
        {
            if (number is { } place)
            {
                guard._guardian?.Note(place, group);
            }
        }

        /// <summary>Nothing runs any more; to be said while the group's number is still its own.</summary>
        public void Clear()
        {
            if (number is { } place)
            {
                guard._guardian?.Clear(place);
            }
        }

        public void Dispose()
        {
            if (number is { } place)
            {
                guard._free.Add(place);
            }
        }
    }
}
