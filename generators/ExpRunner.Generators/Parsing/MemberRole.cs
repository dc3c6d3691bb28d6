namespace ExpRunner.Generators.Parsing;

/// <summary>What a member of a config class is to its config.</summary>
internal enum MemberRole
{
    Config,
    Computed,
    None,
}
