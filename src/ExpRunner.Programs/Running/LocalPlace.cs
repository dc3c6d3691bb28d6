using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>This machine: stages are its processes, and their folders its folders.</summary>
/// <param name="slot">The slot.</param>
/// <param name="at">What people say of it where they say it of nodes; null: they do not.</param>
internal sealed class LocalPlace(ProgramSlot slot, NodeSlot? at) : IStagePlace
{
    public string Worker { get; } = string.Create(CultureInfo.InvariantCulture, $"{at?.Gate.Node.Spec.Name ?? slot.Options.Worker}/{at?.Index ?? slot.Index}");

    public string? Machine => slot.Options.Machine;

    public int Number => at?.Index ?? slot.Options.FirstSlot + slot.Index;

    public string Binding => slot.Options.Slots[slot.Index];

    public IEnumerable<KeyValuePair<string, string>> Variables => at is null ? slot.Options.Environment : slot.Options.Environment.Concat(at.Gate.Node.Spec.Environment);

    public string? Beside => null;

    public string? Lost => null;

    public string? Variable(string name) => slot.Executor.Variable(name);

    public ValueTask<bool> ReadyAsync(CancellationToken cancel) => ValueTask.FromResult(true);

    public Func<string, string>? Enter(Attempt attempt, CancellationToken cancel) => null;

    public IAwayStage? Prepare(in StageLaunch launch)
    {
        if (launch.Program.UsesFolder)
        {
            Directory.CreateDirectory(launch.Values.Folder);
        }
        return null;
    }

    public SpawnedProcess Start(in StageLaunch launch, IAwayStage? away)
    {
        var program = launch.Program;
        program.Environment.Fill(launch.Attempt, launch.Values, launch.Stage.Name, launch.Token);
        return slot.Start(new SpawnCommand
        {
            Arguments = program.Expand(launch.Stage, launch.Values.Commands),
            Environment = program.Environment.Block,
            WorkingDirectory = launch.Folder(null),
            Output = slot.Logs.Output,
            Error = slot.Logs.Error,
        });
    }

    public void Collect(in StageLaunch launch, IAwayStage? away, bool isLast)
    {
        foreach (var glob in launch.Fetched(isLast))
        {
            FetchedFiles.Copy(glob, launch.Folder(null), launch.Values.Folder);
        }
    }

    public void Dispose()
    {
    }
}
