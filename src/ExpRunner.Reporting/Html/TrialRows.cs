namespace ExpRunner.Reporting.Html;

/// <summary>The rows of a page's table, and which row a trial has.</summary>
internal sealed class TrialRows
{
    private readonly Dictionary<string, string> _folders = [];
    private readonly Dictionary<(string Folder, string Id), int> _places = [];
    private readonly string[] _folderOf;

    public TrialRows(IReadOnlyList<ResultRow> rows)
    {
        All = rows;
        Names = new(rows);
        _folderOf = new string[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            _folderOf[i] = Full(rows[i].File, isFile: true);
            _places[(_folderOf[i], rows[i].Id.ToString())] = i;
        }
    }

    /// <summary>The trials.</summary>
    public IReadOnlyList<ResultRow> All { get; }

    /// <summary>The names they use.</summary>
    public TrialNames Names { get; }

    /// <summary>The folder a row's file lies in, from the root.</summary>
    public string FolderOf(int row) => _folderOf[row];

    /// <summary>The row of a trial; -1: it has none.</summary>
    public int IndexOf(string folder, string id) => _places.GetValueOrDefault((Full(folder, isFile: false), id), -1);

    private string Full(string path, bool isFile)
    {
        if (!_folders.TryGetValue(path, out var full))
        {
            _folders[path] = full = isFile ? Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        }
        return full;
    }
}
