using System.Globalization;
using ExpRunner.Statistics;
using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>
/// What the journals of a folder say of earlier starts: how each repetition ended and where its scores are. Made once, when the folder
/// is opened; what ends later is not added, so that it does not grow with the trials of this start.
/// </summary>
internal sealed partial class SweepHistory
{
    /// <summary>The number of runners that may die with a repetition in flight before it is set aside.</summary>
    internal const int MostDeaths = 3;

    private readonly KeyTable _trialIds = new();
    private readonly KeyTable _keys = new();
    private readonly Dictionary<int, string> _namedFolders = [];
    private readonly List<RunnerLine> _runners = [];

    private readonly DoneStages _stages = new();
    private TrialEntry[] _trials = new TrialEntry[16];
    private RepetitionEntry[] _repetitions = new RepetitionEntry[16];

    private readonly Moments _completedSeconds = new();

    /// <summary>The mean length of the attempts that completed; null where none did.</summary>
    public TimeSpan? MeanDuration => _completedSeconds.Count > 0 ? TimeSpan.FromSeconds(_completedSeconds.Mean) : null;

    public int TrialCount => _trialIds.Count;

    /// <summary>Repetitions of configs that today's config type refuses: kept, never matched.</summary>
    public int NoLongerAsked { get; private set; }

    /// <summary>Completed repetitions that other code than today's made.</summary>
    public int Stale => Enumerable.Range(0, _keys.Count).Count(i => _repetitions[i].Status == AttemptStatus.Completed && IsStale(_repetitions[i]) && !IsRefused(i));

    /// <summary>The repetitions by how they ended, those of <see cref="NoLongerAsked"/> left out.</summary>
    public int Count(AttemptStatus status) => Enumerable.Range(0, _keys.Count).Count(i => _repetitions[i].Status == status && !IsRefused(i));

    /// <summary>What is known of a repetition; false where no attempt of it was ever recorded.</summary>
    public bool TryGet(UInt128 key, out RepetitionState state)
    {
        state = default;
        if (!_keys.TryFind(key, out var number))
        {
            return false;
        }
        ref readonly var entry = ref _repetitions[number];
        var code = entry.Status is null ? null : RunnerOf(entry.Runner)?.CodeIdentity;
        state = new(entry.Status, entry.Tries, entry.Deaths, FolderOf(number), code, entry.Status is not null && IsStale(entry))
        {
            Runner = entry.Status is null ? null : RunnerOf(entry.Runner)?.Id,
        };
        return true;
    }

    /// <summary>Whether a stage of a repetition has completed.</summary>
    public bool HasStage(UInt128 key, UInt128 stage) => _keys.TryFind(key, out var number) && _stages.Contains(number, stage);

    internal int RepetitionCount => _keys.Count;

    internal int RunnerCount => _runners.Count;

    internal UInt128 LastId { get; private set; }

    internal bool TryFindTrial(UInt128 id, out int trial) => _trialIds.TryFind(id, out trial);

    internal bool TryFindRepetition(UInt128 key, out int repetition) => _keys.TryFind(key, out repetition);

    internal UInt128 IdOf(int trial) => _trialIds[trial];

    internal UInt128 KeyOf(int repetition) => _keys[repetition];

    internal ref TrialEntry TrialAt(int trial) => ref _trials[trial];

    internal ref RepetitionEntry RepetitionAt(int repetition) => ref _repetitions[repetition];

    /// <summary>The folder of a repetition, relative to the sweep's.</summary>
    internal string FolderOf(int repetition)
    {
        ref readonly var entry = ref _repetitions[repetition];
        return entry.Folder == FolderForm.Named
            ? _namedFolders[repetition]
            : FolderOf(entry.Folder == FolderForm.OfTrial, IdOf(entry.Trial), entry.RunId);
    }

    internal static string FolderOf(bool ofTrial, UInt128 id, int runId)
        => ofTrial ? id.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{id}/{runId}");

    private bool IsRefused(int repetition) => _trials[_repetitions[repetition].Trial].IsRefused;

    /// <summary>Starts of earlier versions recorded the version of the whole module in place of the code's own identity.</summary>
    private bool IsStale(in RepetitionEntry entry)
        => RunnerOf(entry.Runner)?.CodeIdentity is not { } code || (code != _today.Runner.CodeIdentity && code != _today.Runner.ModuleVersion);

    /// <summary>A start, by its number in entries.</summary>
    internal RunnerLine? RunnerOf(int runner) => runner >= 0 ? _runners[runner] : null;
}
