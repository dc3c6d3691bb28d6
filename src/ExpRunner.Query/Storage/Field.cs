using System.Globalization;

namespace ExpRunner.Querying;

/// <summary>A config field or a score of an experiment, and where its values are kept.</summary>
/// <param name="Name">Its name, nested ones with dots.</param>
/// <param name="IsScore">Whether it is a score.</param>
/// <param name="Place">Its number among the fields, or scores, of the experiment.</param>
internal sealed record Field(string Name, bool IsScore, int Place)
{
    /// <summary>What is kept of a score after its text: the other statistics are computed from its values when they are asked for.</summary>
    private static readonly string[] Statistics = ["n", "mean", "values"];

    private const int MostSpellings = 1 << 16;

    private readonly Dictionary<double, string> _spellings = [];

    /// <summary>What its values are.</summary>
    public ValueTypes Types { get; set; }

    /// <summary>The first parameter of it in the statement that writes trials.</summary>
    public int Parameter { get; set; }

    /// <summary>The column of its values among trials, or of the texts of a score.</summary>
    public string Column => string.Create(CultureInfo.InvariantCulture, $"{(IsScore ? 's' : 'c')}{Place}");

    /// <summary>How numbers were written whose shortest text is another one.</summary>
    public IReadOnlyDictionary<double, string> Spellings => _spellings;

    /// <summary>All its columns among trials.</summary>
    public IEnumerable<string> Columns => IsScore ? [Column, .. Statistics.Select(ColumnOf)] : [Column];

    /// <summary>The column of a statistic.</summary>
    public string ColumnOf(string statistic) => $"{Column}_{statistic}";

    /// <summary>Remembers how a number was written, unless that would be too much to remember: the first spelling counts.</summary>
    public void Spell(double number, string text)
    {
        if (_spellings.Count < MostSpellings)
        {
            _spellings.TryAdd(number, text);
        }
    }
}
