using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Results.Kept;

/// <summary>Folders that earlier versions wrote are understood for ever; Data/journals/README.md tells of them.</summary>
public sealed class KeptJournalTests
{
    /// <summary>More than the repetitions of any folder.</summary>
    private const int Repetitions = 3;

    public static TheoryData<string, string> Folders => [.. KeptScenarios.All.Keys.Select(name => ("v1", name))];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_of_an_earlier_version_is_understood_as_it_was_meant(string version, string name)
    {
        var kept = Path.Combine(KeptFolder(), $"{version}-{name}");
        WriteOnce(kept, name);
        using var folder = new TempFolder();
        CopyTo(kept, folder[KeptSweep.Folder]);
        var sweep = new KeptSweep(folder.Path);

        var understood = Understood(sweep);
        File.Delete(sweep.Results);
        Rewrite(sweep);

        Golden.MatchesFile(Path.Combine(kept, "understood.txt"), understood);
        Golden.MatchesFile(Path.Combine(kept, "rendered.jsonl"), File.ReadAllText(sweep.Results));
        Assert.Equal(File.ReadAllBytes(Path.Combine(kept, "rendered.jsonl")), File.ReadAllBytes(sweep.Results));
        Assert.Equal(Understood(sweep, withWarnings: false), Understood(new KeptSweep(folder.Path), withWarnings: false));
    }

    /// <summary>With KEEP_JOURNALS=1 folders that are not there yet are written; one that is there is never changed.</summary>
    private static void WriteOnce(string kept, string name)
    {
        if (Directory.Exists(kept) || Environment.GetEnvironmentVariable("KEEP_JOURNALS") != "1")
        {
            return;
        }
        using var folder = new TempFolder();
        KeptScenarios.All[name](new KeptSweep(folder.Path));
        CopyTo(folder[KeptSweep.Folder], kept);
    }

    private static void Rewrite(KeptSweep sweep)
    {
        using var store = SweepStore.Open(sweep.Options(KeptExperiment.Today));
        store.Finish();
    }

    private static string Understood(KeptSweep sweep, bool withWarnings = true)
    {
        var text = new StringBuilder();
        using var store = SweepStore.Read(sweep.Options(KeptExperiment.Today));
        foreach (var search in new[] { SearchKind.Grid, SearchKind.Listed })
        {
            Tell(store, new SweepOptions { Search = search, Repetitions = Repetitions }, text);
        }
        text.Append(CultureInfo.InvariantCulture, $"no longer asked {store.History.NoLongerAsked}\nblocks:");
        text.AppendJoin("", store.Blocks.Select(block => $" {block.FirstId} {block.Kind} {block.Start}+{block.Size} {block.Name};")).Append('\n');
        return text.AppendJoin('\n', withWarnings ? sweep.Warnings.Select(warning => warning[..warning.IndexOf(": ", StringComparison.Ordinal)]) : []).Append('\n').ToString();
    }

    /// <summary>Every repetition asked for, and which of them would run.</summary>
    private static void Tell(SweepStore store, SweepOptions options, StringBuilder text)
    {
        var run = KeptSweep.Run(store, KeptExperiment.Today, options);
        foreach (var repetition in KeptSweep.Run(store, KeptExperiment.Today, options with { Redo = RedoKind.All }).Work())
        {
            var key = Identity.KeyOf(KeptExperiment.Name, repetition.Trial.Canonical, 7, repetition.RunId);
            text.Append(CultureInfo.InvariantCulture, $"#{repetition.Trial.Id}/{repetition.RunId} {key:x32} {(store.History.TryGet(key, out var state) ? Tell(state) : "unknown")}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"{options.Search}: completed {run.Plan.Completed}, set aside {run.Plan.SetAside}, stale {run.Plan.Stale}, to run {run.Plan.ToRun}:");
        text.AppendJoin("", run.Work().Select(repetition => $" #{repetition.Trial.Id}/{repetition.RunId}{(repetition.Alone ? " alone" : "")}")).Append("\n\n");
    }

    private static string Tell(RepetitionState state)
    {
        var status = state.Last is { } last ? StatusNames.Of(last) : "no end";
        return string.Create(CultureInfo.InvariantCulture, $"{status}, {state.Tries} tries, {state.InFlightDeaths} deaths, in {state.Path}, by {state.CodeIdentity ?? "nobody"}{(state.IsStale ? ", stale" : "")}");
    }

    private static void CopyTo(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.TopDirectoryOnly).Where(file => Path.GetExtension(file) is not (".lock" or ".txt") && Path.GetFileName(file) != "rendered.jsonl"))
        {
            Directory.CreateDirectory(to);
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static string KeptFolder([CallerFilePath] string test = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "Data", "journals"));
}
