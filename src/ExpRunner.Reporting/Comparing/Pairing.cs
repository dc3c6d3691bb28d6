namespace ExpRunner.Reporting;

/// <summary>Whether repetitions with the same run_id are compared as pairs.</summary>
public enum Pairing
{
    /// <summary>Where both have the same sweep seed and used <c>trial.SharedRandom</c>, as the journals say.</summary>
    Auto,
    /// <summary>Always: programs that draw their data by run_id make pairs too, which no journal knows.</summary>
    RunId,
    /// <summary>Never.</summary>
    None,
}
