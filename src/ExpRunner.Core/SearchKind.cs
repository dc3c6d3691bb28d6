namespace ExpRunner;

/// <summary>What picks configs.</summary>
public enum SearchKind
{
    /// <summary>Every grid point.</summary>
    Grid,
    /// <summary>Different random configs.</summary>
    Random,
    /// <summary>The configs of <see cref="ConfigsAttribute"/> methods.</summary>
    Listed,
}
