using SQLitePCL;

namespace ExpRunner.Querying;

/// <summary>Lets statements read and nothing else, and notes which tables they read.</summary>
internal sealed class ReadOnlyGuard
{
    private const int Recursive = 33;

    private static readonly string[] Asking = ["table_info", "table_xinfo", "database_list", "function_list", "compile_options"];

    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly strdelegate_authorizer _authorize;
    private readonly Database _database;

    public ReadOnlyGuard(Database database)
    {
        _database = database;
        // Kept alive as long as the database may call it.
        _authorize = Authorize;
        database.Execute("pragma query_only = on");
        raw.sqlite3_set_authorizer(database.Handle, _authorize, null);
    }

    /// <summary>The tables that were read since they were forgotten.</summary>
    public IReadOnlyCollection<string> Read => _read;

    /// <summary>What a statement wanted to do that it may not; null: nothing.</summary>
    public string? Refused { get; private set; }

    /// <summary>Lets everything happen again.</summary>
    public void Release()
    {
        raw.sqlite3_set_authorizer(_database.Handle, (strdelegate_authorizer)null!, null);
        _database.Execute("pragma query_only = off");
    }

    /// <summary>Begins with a new statement.</summary>
    public void Forget()
    {
        _read.Clear();
        Refused = null;
    }

    private int Authorize(object user, int action, string first, string second, string database, string inner)
    {
        if (action == raw.SQLITE_READ)
        {
            _read.Add(first);
            // What is only counted is named by the view alone.
            _ = inner is null || _read.Add(inner);
            return raw.SQLITE_OK;
        }
        var may = action is raw.SQLITE_SELECT or Recursive
            || (action == raw.SQLITE_FUNCTION && second != "load_extension")
            || (action == raw.SQLITE_PRAGMA && Asking.Contains(first, StringComparer.OrdinalIgnoreCase));
        if (may)
        {
            return raw.SQLITE_OK;
        }
        if (IsWrite(action) && IsOwnTable(first))
        {
            // What is made or dropped is asked for next, by its name, and refused then; nothing is written before, or at all.
            return raw.SQLITE_OK;
        }
        Refused ??= Name(action, first, second);
        return raw.SQLITE_DENY;
    }

    private static bool IsWrite(int action) => action is raw.SQLITE_INSERT or raw.SQLITE_UPDATE or raw.SQLITE_DELETE;

    /// <summary>Whether a table is SQLite's list of tables.</summary>
    private static bool IsOwnTable(string name) => name is not null && name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase);

    private static string Name(int action, string first, string second) => action switch
    {
        _ when IsWrite(action) => $"changes '{first}'",
        raw.SQLITE_DROP_TABLE or raw.SQLITE_DROP_TEMP_TABLE or raw.SQLITE_DROP_VIEW or raw.SQLITE_DROP_TEMP_VIEW or raw.SQLITE_DROP_INDEX or raw.SQLITE_DROP_TEMP_INDEX
            or raw.SQLITE_DROP_TRIGGER or raw.SQLITE_DROP_TEMP_TRIGGER or raw.SQLITE_DROP_VTABLE => $"drops '{first}'",
        raw.SQLITE_CREATE_TABLE or raw.SQLITE_CREATE_TEMP_TABLE or raw.SQLITE_CREATE_VIEW or raw.SQLITE_CREATE_TEMP_VIEW or raw.SQLITE_CREATE_INDEX or raw.SQLITE_CREATE_TEMP_INDEX
            or raw.SQLITE_CREATE_TRIGGER or raw.SQLITE_CREATE_TEMP_TRIGGER or raw.SQLITE_CREATE_VTABLE => $"makes '{first}'",
        raw.SQLITE_ALTER_TABLE => $"changes '{second}'",
        raw.SQLITE_ATTACH => $"opens another database{(string.IsNullOrEmpty(first) ? "" : $", '{first}'")}",
        raw.SQLITE_DETACH => $"closes '{first}'",
        raw.SQLITE_PRAGMA => $"uses the pragma '{first}'",
        raw.SQLITE_TRANSACTION or raw.SQLITE_SAVEPOINT => "begins or ends a transaction",
        raw.SQLITE_FUNCTION => $"calls '{second}'",
        _ => "changes the database",
    };
}
