using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Live;

/// <summary>What a folder says of itself: sweep.json, or, where there is none, the first line of a journal.</summary>
internal sealed class SweepDescription(SweepFolder folder)
{
    private const int LinesLookedAt = 20;
    private (long Length, DateTime Written) _known;

    /// <summary>The experiment's name; null: nothing tells it yet.</summary>
    public string? Experiment { get; private set; }

    /// <summary>The sweep's seed.</summary>
    public UInt128? Seed { get; private set; }

    /// <summary>sweep.json; null: there is none that can be read.</summary>
    public Value? File { get; private set; }

    /// <summary>Reads sweep.json if it is not as it was; false: nothing is new.</summary>
    public bool ReadOn()
    {
        var file = new FileInfo(folder.Sweep);
        var found = file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
        if (found == _known && Experiment is not null)
        {
            return false;
        }
        _known = found;
        File = SweepFile.Load(folder, out _) ?? File;
        Take(File ?? FirstRunner() ?? Value.Object());
        return true;
    }

    private void Take(Value json)
    {
        Experiment = json.TryGet("experiment", out var name) && name.Kind == ValueKind.Text ? name.AsText() : Experiment;
        Seed = json.TryGet("seed", out var seed) && UInt128.TryParse(seed.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Seed;
    }

    private Value? FirstRunner()
    {
        foreach (var journal in folder.Journals)
        {
            using var file = folder.Files.Open(journal, FileUse.Read);
            var lines = new LineReader(file, window: 1 << 12);
            for (var i = 0; i < LinesLookedAt && lines.MoveNext(); i++)
            {
                if (JournalLine.TryProve(lines.Line, out _) && Value.ParseJson(lines.Line) is var line && line.TryGet("kind", out var kind) && kind.ToString() == "runner")
                {
                    return line;
                }
            }
        }
        return null;
    }
}
