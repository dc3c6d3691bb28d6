namespace ExpRunner.Reporting;

/// <summary>Among which cells the best one is marked.</summary>
public enum MarkBy
{
    /// <summary>All of a score in the table.</summary>
    Table,
    /// <summary>Those in a row.</summary>
    Row,
    /// <summary>Those in a column.</summary>
    Column,
}
