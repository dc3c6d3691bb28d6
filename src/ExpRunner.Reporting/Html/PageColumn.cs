using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>A column of the page's table, a cell for each trial.</summary>
internal sealed record PageColumn
{
    /// <summary>Its unique name.</summary>
    public required string Name { get; init; }

    /// <summary>What people read above it.</summary>
    public required string Header { get; init; }

    /// <summary>What it tells of: id, field, status, score, statistic, other.</summary>
    public required string Role { get; init; }

    /// <summary>The score it was computed from.</summary>
    public string? Of { get; init; }

    /// <summary>What was computed: mean, sd, ci95, n.</summary>
    public string? Statistic { get; init; }

    /// <summary>Whether it is shown before anybody asks.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>The cells.</summary>
    public required Value[] Cells { get; init; }

    /// <summary>Digits that count of a number that was computed; 0: all of them.</summary>
    public int Digits { get; init; }
}
