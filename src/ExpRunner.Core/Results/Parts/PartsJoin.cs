using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Joins folders of one experiment into one: first it checks, then it writes, in an order that a second run can finish.</summary>
internal sealed class PartsJoin(string name, IReadOnlyList<PartFolder> parts, SweepFolder target, Action<string> warn)
{
    private IReadOnlyList<Block> _blocks = [];
    private Experiment _experiment = new RecordedExperiment(name);
    private PartFolder? _before;

    private IEnumerable<PartFolder> All => _before is null ? parts : [.. parts, _before];

    /// <summary>Finds everything that forbids it.</summary>
    public void Check(ICollection<string> problems)
    {
        CheckTarget(problems);
        _experiment = Find(problems);
        foreach (var part in All.Skip(1))
        {
            if (part.Seed is not null && parts[0].Seed is not null && part.Seed != parts[0].Seed)
            {
                problems.Add($"{part.Path}: this is the sweep with seed {part.Seed}, but {parts[0].Path} has seed {parts[0].Seed}. Seeds make different sweeps; report shows them side by side.");
            }
        }
        _blocks = PartBlocks.Unite(All, problems);
        var configs = new PartConfigs(_experiment, problems);
        foreach (var part in All)
        {
            configs.Add(part);
        }
    }

    /// <summary>Joins them and says what came of it.</summary>
    /// <exception cref="SweepStoreException">Somebody uses the target, or it cannot be written.</exception>
    public SweepStatus Join()
    {
        target.Files.MakeFolder(target.Path);
        using var held = FolderLock.TryTake(target) ?? throw SweepFolderCheck.Busy(target, Options(_experiment));
        foreach (var part in parts.Where(part => part.IsRunning))
        {
            warn($"{part.Path}: somebody runs it now; what is recorded so far is taken. Collect again when it has ended.");
        }
        UnitedSweepFile.Write(target, name, SeedOf(), All, _blocks);
        var journals = new PartJournals(target, parts);
        CopyFiles(journals.All());
        journals.Write();
        return WriteResults();
    }

    private void CheckTarget(ICollection<string> problems)
    {
        SweepFolderCheck.Check(target);
        if (!Directory.Exists(target.Path))
        {
            return;
        }
        var path = Path.GetFullPath(target.Path);
        if (parts.FirstOrDefault(part => Path.GetFullPath(part.Path) == path) is { } same)
        {
            problems.Add($"{same.Path}: this is a part and the folder to collect into. Parts are never changed; choose another folder with --out.");
        }
        else if (PartFolder.Is(target))
        {
            _before = new PartFolder(target);
            _before.Read(problems, warn);
            if (_before.Experiment is not null && _before.Experiment != name)
            {
                problems.Add($"{target.Path}: this folder holds experiment '{_before.Experiment}', not '{name}'. Choose another with --out.");
            }
        }
        else if (Directory.EnumerateFileSystemEntries(target.Path).Any(entry => entry != target.Lock))
        {
            problems.Add($"{target.Path}: this folder is not empty, and no sweep's. Choose another with --out.");
        }
    }

    private Experiment Find(ICollection<string> problems)
    {
        try
        {
            return ExperimentRegistry.Find(name) ?? new RecordedExperiment(name);
        }
        catch (Exception fault)
        {
            problems.Add(UserFault.Describe(name, fault));
            return new RecordedExperiment(name);
        }
    }

    /// <summary>Which part's files a repetition gets is decided by whose outcome counts, before any journal is copied.</summary>
    private void CopyFiles(IReadOnlyList<PartJournals.Copy> journals)
    {
        using var sweep = new RecordedSweep(Options(_experiment) with { Warn = _ => { } }, [.. journals.Select(copy => copy.From)], isLive: false);
        new PartFiles(sweep.History, target).Copy(parts, file => journals[file].Part);
    }

    private SweepStatus WriteResults()
    {
        using var sweep = new RecordedSweep(Options(_experiment), target.Journals, isLive: false);
        sweep.Damage.Save();
        var lines = new ResultsLine(name, target.Path.TrimEnd('/'));
        new ViewBuilder(sweep.History, sweep.Recorded, lines, target, warn).Rewrite();
        return StatusReader.Of(sweep, name, SweepFile.Load(target, out _));
    }

    private UInt128 SeedOf() => All.Select(part => part.Seed).FirstOrDefault(seed => seed is not null) ?? 0;

    private SweepStoreOptions Options(Experiment experiment) => new()
    {
        Folder = target.Path,
        Experiment = experiment,
        Seed = (ulong)SeedOf(),
        Runner = new RunnerRecord("", "", 0, "", experiment.CodeIdentity, default),
        Files = target.Files,
        Warn = warn,
    };
}
