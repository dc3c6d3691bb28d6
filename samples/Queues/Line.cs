namespace Queues;

/// <summary>How customers of two clerks wait.</summary>
public enum Line
{
    /// <summary>In one line: the first goes to whoever is free first.</summary>
    OneForBoth,

    /// <summary>Behind the clerk with fewer people, where they stay.</summary>
    ShorterOfTwo,
}
