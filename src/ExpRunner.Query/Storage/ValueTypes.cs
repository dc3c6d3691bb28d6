namespace ExpRunner.Querying;

/// <summary>What kinds of values a column holds.</summary>
[Flags]
internal enum ValueTypes
{
    None = 0,
    Integer = 1,
    Real = 2,
    Text = 4,
    Boolean = 8,
    Json = 16,
}
