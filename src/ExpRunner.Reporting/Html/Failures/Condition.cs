namespace ExpRunner.Reporting.Html;

/// <summary>Values of one field: bins from one to another.</summary>
/// <param name="Field">The field.</param>
/// <param name="From">The first bin.</param>
/// <param name="To">The last bin.</param>
/// <param name="Failed">How many of the trials with these values failed.</param>
/// <param name="Of">How many trials have these values.</param>
/// <param name="P">Fisher's exact p that so many fail by chance, before any correction.</param>
internal sealed record Condition(FieldBins Field, int From, int To, int Failed, int Of, double P)
{
    /// <summary>The values, for people.</summary>
    public string Text => Field.Text(From, To);

    /// <summary>Whether a trial has them.</summary>
    public bool Holds(int trial) => Field.BinOf[trial] >= From && Field.BinOf[trial] <= To;
}
