using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>What a folder says of itself: an experiment's folder that is to be joined with others.</summary>
internal sealed class PartFolder(SweepFolder folder)
{
    public SweepFolder Folder => folder;

    public string Path => folder.Path;

    /// <summary>Whether it was named itself, not the folder it lies in.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The experiment; null where nothing in the folder names it.</summary>
    public string? Experiment { get; private set; }

    /// <summary>The experiment, or the folder's own name where nothing in it names one.</summary>
    public string Name => Experiment ?? System.IO.Path.GetFileName(Path);

    public UInt128? Seed { get; private set; }

    /// <summary>The blocks that its files list.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>sweep.json; null where it is missing or broken.</summary>
    public Value? Sweep { get; private set; }

    public bool IsRunning { get; private set; }

    /// <summary>Whether a folder is an experiment's.</summary>
    public static bool Is(SweepFolder folder) => folder.Files.Exists(folder.Sweep) || folder.Journals.Length > 0;

    /// <summary>Reads what the folder says.</summary>
    /// <param name="problems">Takes what forbids to use it.</param>
    /// <param name="warn">Takes what is odd.</param>
    public void Read(ICollection<string> problems, Action<string> warn)
    {
        IsRunning = FolderLock.IsHeld(folder) || LivingRunners.In(folder).Count > 0;
        Sweep = SweepFile.Load(folder, out var broken);
        try
        {
            if (Sweep is { } json)
            {
                Take($"{folder.Sweep}:1", json, problems);
                Blocks.AddRange(SweepFile.BlocksOf(json));
            }
        }
        catch (FormatException fault)
        {
            (broken, Sweep) = ($"{folder.Sweep}:1: {fault.Message}", null);
        }
        if (broken is not null)
        {
            warn($"{broken} What it says is taken from the journals.");
        }
        foreach (var journal in folder.Journals)
        {
            ReadJournal(journal, problems);
        }
    }

    /// <summary>Goes through the trials that the journals list.</summary>
    public void ForEachTrial(Action<UInt128, Value> take)
    {
        foreach (var journal in folder.Journals)
        {
            using var file = folder.Files.Open(journal, FileUse.Scan);
            var lines = new LineReader(file);
            while (lines.MoveNext())
            {
                if (IsKind(lines.Line, "\"trial\""u8) && JournalLine.TryProve(lines.Line, out _))
                {
                    var members = new MemberReader(lines.Line);
                    if (members.TryId("id"u8, out var id) && members.TryGet("config"u8, out var config))
                    {
                        take(id, Value.ParseJson(config));
                    }
                }
            }
        }
    }

    private void ReadJournal(string journal, ICollection<string> problems)
    {
        using var file = folder.Files.Open(journal, FileUse.Scan);
        var lines = new LineReader(file);
        while (lines.MoveNext())
        {
            if (IsKind(lines.Line, "\"runner\""u8) && JournalLine.TryProve(lines.Line, out _))
            {
                Take(string.Create(CultureInfo.InvariantCulture, $"{journal}:{lines.Number}"), Value.ParseJson(lines.Line), problems);
            }
            else if (IsKind(lines.Line, "\"block\""u8) && JournalLine.TryProve(lines.Line, out _))
            {
                var members = new MemberReader(lines.Line);
                Blocks.Add(Block.FromJson(members.TryGet("block"u8, out var block) ? Value.ParseJson(block) : Value.Object()));
            }
        }
    }

    private void Take(string where, Value json, ICollection<string> problems)
    {
        if (json.TryGet("format", out var format) && format.Kind == ValueKind.Number && format.AsDouble() > RunnerLine.Format)
        {
            problems.Add($"{where}: format {format} is newer than this version reads ({RunnerLine.Format}). Use the newer version.");
            return;
        }
        var experiment = json.TryGet("experiment", out var name) ? name.ToString() : null;
        if (Experiment is not null && experiment is not null && experiment != Experiment)
        {
            problems.Add($"{where}: this is of experiment '{experiment}', but the folder holds '{Experiment}'.");
            return;
        }
        Experiment ??= experiment;
        UInt128? seed = json.TryGet("seed", out var text) && UInt128.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (Seed is not null && seed is not null && seed != Seed)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{where}: this is of a sweep with seed {seed}, but the folder holds the one with seed {Seed}."));
            return;
        }
        Seed ??= seed;
    }

    private static bool IsKind(ReadOnlySpan<byte> line, ReadOnlySpan<byte> kind) => new MemberReader(line) is var members && members.TryGet("kind"u8, out var value) && value.SequenceEqual(kind);
}
