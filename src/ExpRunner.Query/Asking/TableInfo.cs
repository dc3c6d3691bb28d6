namespace ExpRunner.Querying;

/// <summary>A table people can ask for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Level">What its rows stand for.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="From">Where it comes from.</param>
internal sealed record TableInfo(string Name, Level Level, IReadOnlyList<ColumnInfo> Columns, string From)
{
    /// <summary>The statement that makes it.</summary>
    public string Sql => $"create temp view {Database.Quoted(Name)} as select {string.Join(", ", Columns.Select(column => $"{column.Sql} as {Database.Quoted(column.Name)}"))} from {From}";
}
