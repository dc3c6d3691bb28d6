namespace ExpRunner.Querying;

/// <summary>A column people can ask for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds, in a word.</param>
/// <param name="Sql">Where it comes from.</param>
internal sealed record ColumnInfo(string Name, string Type, string Sql);
