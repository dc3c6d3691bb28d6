namespace ExpRunner.Querying;

/// <summary>The keys of trials in the database: by file, then by experiment_id, so that they stand in the order of reports.</summary>
internal static class TrialId
{
    private const int BitsOfTrial = 42;

    /// <summary>Ids from here on are numbers of lines whose experiment_id is missing or no plain whole number.</summary>
    public const long FirstOdd = 1L << (BitsOfTrial - 1);

    /// <summary>The least key of a file.</summary>
    public static long First(long source) => source << BitsOfTrial;

    /// <summary>The greatest key of a file.</summary>
    public static long Last(long source) => First(source + 1) - 1;

    /// <summary>The file of a key, in SQL.</summary>
    public static string Source(string id) => $"({id} >> {BitsOfTrial})";
}
