namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>A place in a file; lines and columns count from 1.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column, in UTF-16 units.</param>
internal readonly record struct FilePlace(string File, int Line, int Column) : IComparable<FilePlace>
{
    public int CompareTo(FilePlace other) => Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    public override string ToString() => $"{File}:{Line}:{Column}";
}
