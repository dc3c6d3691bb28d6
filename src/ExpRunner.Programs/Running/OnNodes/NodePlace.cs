using System.Globalization;
using System.Text;
using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running.OnNodes;

/// <summary>A node: stages run there, each in one command, and what they leave behind comes back.</summary>
/// <param name="slot">The slot.</param>
/// <param name="at">Where it is.</param>
/// <param name="runs">The run on that node.</param>
internal sealed class NodePlace(ProgramSlot slot, NodeSlot at, NodeRuns runs) : IStagePlace
{
    private const int MostInScript = 8192;
    private const string ConfigFile = "config.json";
    private readonly List<NodeStage> _stages = [];
    private readonly SpawnEnvironment _environment = new(InheritedVariables.All);
    private Dictionary<string, string>? _variables;
    private NodeRun? _run;
    private NodeRun? _enteredIn;
    private FolderState _there = FolderState.Empty;
    private FolderState _sent = FolderState.Empty;
    private string _folder = "";
    private bool _isFirst;

    public string Worker { get; } = string.Create(CultureInfo.InvariantCulture, $"{at.Gate.Node.Spec.Name}/{at.Index}");

    public string Machine => at.Gate.Node.Spec.Name;

    public int Number => at.Index;

    public string Binding => at.Binding;

    public IEnumerable<KeyValuePair<string, string>> Variables => [];

    /// <summary>The folder to run in: the node's, or where one is after logging in.</summary>
    public string Beside => at.Gate.Node.Spec.WorkDir is null ? Variable("HOME") ?? Facts.WorkDir : Facts.WorkDir;

    private NodeFacts Facts => _run!.Facts;

    public string? Lost => _enteredIn?.WhyLost is { } why ? $"{Machine}: {why}" : null;

    public string? Variable(string name) => (_variables ??= VariablesThere()).GetValueOrDefault(name);

    public async ValueTask<bool> ReadyAsync(CancellationToken cancel)
    {
        var run = await runs.ReadyAsync(at, cancel).ConfigureAwait(false);
        if (run != _run)
        {
            (_run, _variables) = (run, null);
        }
        return run is not null;
    }

    public Func<string, string> Enter(Attempt attempt, CancellationToken cancel)
    {
        if (_run is null && !ReadyAsync(cancel).AsTask().GetAwaiter().GetResult())
        {
            throw new ExecutorException($"{Machine} is not used any more.");
        }
        _enteredIn = _run;
        (_there, _isFirst) = (FolderState.Empty, true);
        _folder = string.Create(CultureInfo.InvariantCulture, $"{_run!.Folder}/{attempt.ExperimentId}.{attempt.RunId}");
        var own = Path.GetFullPath(attempt.OutPath);
        return folder => folder == own ? _folder : _run.Bring(folder, slot.Options.ScratchFolder, cancel);
    }

    public IAwayStage Prepare(in StageLaunch launch)
        => new NodeStage(_enteredIn!, at.Index, launch.Program.Expand(launch.Stage, launch.Values.Commands)[0], slot.Options.ScratchFolder, slot.Options.Time) { WorkingDirectory = launch.Folder(Beside) };

    public SpawnedProcess Start(in StageLaunch launch, IAwayStage? away)
    {
        var stage = (NodeStage)away!;
        _sent = FolderState.Of(launch.Values.Folder);
        var changed = _sent.Since(_there);
        var config = ConfigIn(changed, launch.Values.Folder);
        var packed = config is null && !changed.IsEmpty ? changed.Pack(launch.Values.Folder, slot.Options.ScratchFolder) : null;
        var (script, head) = (ScriptOf(launch, stage) with { Given = config, Packed = packed?.Length, IsMarked = packed is not null || !_isFirst }).Build();
        var input = stage.Prepare([.. head.Length > 0 ? [new MemoryStream(head)] : Array.Empty<Stream>(), .. packed is not null ? [packed] : Array.Empty<Stream>()]);
        var process = Start(_enteredIn!.Command(script), input);
        stage.Begin(process);
        _stages.Add(stage);
        return process;
    }

    public void Collect(in StageLaunch launch, IAwayStage? away, bool isLast)
    {
        var stage = (NodeStage)away!;
        var folder = new TarFolder(launch.Values.Folder, slot.Options.Warn);
        foreach (var (_, archive) in stage.Packed.OrderByDescending(packed => packed.Key))
        {
            Directory.CreateDirectory(launch.Values.Folder);
            folder.Unpack(archive);
        }
        _there = isLast ? FolderState.Empty : FolderState.Of(launch.Values.Folder).Known(_sent, folder.Names);
        _isFirst = false;
        at.Gate.Worked();
        if (stage.PackingFault is { } fault)
        {
            throw new ExecutorException(fault);
        }
    }

    public void Dispose() => Sweep(isEnd: true);

    private StageScript ScriptOf(in StageLaunch launch, NodeStage stage)
    {
        var values = launch.Values.Commands;
        var common = at.Gate.Node.Spec.Environment.Select(variable => (variable.Key, variable.Value));
        return new StageScript
        {
            Run = _enteredIn!.Folder,
            Slot = at.Index,
            Mark = stage.Mark,
            Token = stage.Token,
            Out = _folder,
            WorkingDirectory = stage.WorkingDirectory,
            Arguments = launch.Program.Expand(launch.Stage, values),
            Variables = [.. common, .. launch.Program.Environment.Of(launch.Attempt, launch.Values, launch.Stage.Name, stage.Token)],
            Grace = slot.Options.Limits.Grace,
            Watch = slot.Options.Limits.IdleTimeout is { } idle ? idle / 4 : null,
            Metrics = $"{_folder}/{Path.GetFileName(launch.Values.Metrics)}",
            MakesFolder = launch.Program.UsesFolder,
            IsLast = launch.IsLast,
            Fetch = [.. launch.Stage.Fetch.Select(fetch => fetch.Expand(values))],
            FetchLast = [.. launch.Program.Spec.Fetch.Select(fetch => fetch.Expand(values))],
        };
    }

    private SpawnedProcess Start(ProcessCommand command, int? input)
    {
        Sweep(isEnd: false);
        _environment.Reset();
        foreach (var (name, value) in command.Environment)
        {
            _environment.Add(name, value ?? "");
        }
        return slot.Start(new SpawnCommand
        {
            Arguments = [command.FileName, .. command.Arguments],
            Environment = _environment,
            WorkingDirectory = command.WorkingDirectory ?? Environment.CurrentDirectory,
            Input = input,
            Output = slot.Logs.Output,
            Error = slot.Logs.Error,
        });
    }

    /// <summary>What led to stages that have ended is ending: nobody waits for that while there is something to do.</summary>
    private void Sweep(bool isEnd) => _stages.RemoveAll(stage => stage.Close(isEnd));

    /// <summary>The config, where nothing else is to be sent: a short text is cheaper than an archive.</summary>
    private static (string Name, string Text)? ConfigIn(FolderState changed, string folder)
    {
        if (changed.Names.Take(2).ToArray() is not [ConfigFile])
        {
            return null;
        }
        var bytes = File.ReadAllBytes(Path.Join(folder, ConfigFile));
        return bytes.Length <= MostInScript && !bytes.Contains((byte)0) ? (ConfigFile, Encoding.UTF8.GetString(bytes)) : null;
    }

    private Dictionary<string, string> VariablesThere()
    {
        var variables = new Dictionary<string, string>(Facts.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in at.Gate.Node.Spec.Environment)
        {
            variables[name] = value;
        }
        return variables;
    }
}
