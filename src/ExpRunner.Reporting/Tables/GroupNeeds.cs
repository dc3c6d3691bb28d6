namespace ExpRunner.Reporting;

/// <summary>What has to be known of the trials of a group to show its row; all else is forgotten as they pass by.</summary>
internal sealed class GroupNeeds
{
    private readonly Dictionary<string, int> _scores = [];
    private readonly Dictionary<string, int> _fields = [];

    /// <summary>What these columns need.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="scores">The scores that are shown in any case.</param>
    /// <param name="catalog">What there is.</param>
    /// <param name="trials">Whether the trials themselves are needed.</param>
    public GroupNeeds(IReadOnlyCollection<ColumnSource> columns, IReadOnlyCollection<string> scores, ColumnCatalog catalog, bool trials)
    {
        Trials = trials;
        Fields = [.. columns.Select(column => column.Field).OfType<CommonField>().DistinctBy(field => field.Key)];
        var names = scores.Concat(columns.Select(column => column.Score).OfType<string>()).Distinct().ToList();
        Scores = [.. names.Select(name => new ScoreNeed(name, columns.Any(column => column.Score == name && column.NeedsAll), catalog.Scores.Any(score => score.Name == name && score.IsText)))];
        for (var i = 0; i < Scores.Count; i++)
        {
            _scores[Scores[i].Name] = i;
        }
        for (var i = 0; i < Fields.Count; i++)
        {
            _fields[Fields[i].Key] = i;
        }
    }

    /// <summary>What is shown where all trials of a group agree.</summary>
    public IReadOnlyList<CommonField> Fields { get; }

    /// <summary>Whether the trials are kept.</summary>
    public bool Trials { get; }

    /// <summary>The scores.</summary>
    public IReadOnlyList<ScoreNeed> Scores { get; }

    /// <summary>The place of a score in <see cref="Scores"/>, or -1.</summary>
    public int IndexOf(string score) => _scores.GetValueOrDefault(score, -1);

    /// <summary>The place of a field in <see cref="Fields"/>.</summary>
    public int IndexOf(CommonField field) => _fields[field.Key];
}

/// <summary>What is needed of a score.</summary>
/// <param name="Name">The score.</param>
/// <param name="All">Whether all its numbers are needed at once.</param>
/// <param name="Texts">Whether some of its values are text.</param>
internal sealed record ScoreNeed(string Name, bool All, bool Texts);
