namespace ExpRunner.Generators.Parsing;

/// <summary>What a member of a new instance holds.</summary>
internal enum MemberDefault
{
    /// <summary>Only running the code tells.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    Null,

    /// <summary>A new instance, as its own defaults make it.</summary>
    New,
}
