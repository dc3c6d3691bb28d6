using SQLitePCL;

namespace ExpRunner.Querying;

/// <summary>One open SQLite database.</summary>
internal sealed class Database : IDisposable
{
    private const int PrimaryCode = 0xff;
    private const int DoubleQuotedTextInStatements = 1013;
    private const int DoubleQuotedTextInTables = 1014;

    private readonly sqlite3 _handle;

    static Database() => Batteries_V2.Init();

    /// <param name="path">The file; nothing for one that goes away when it is closed.</param>
    /// <param name="wait">How long to wait for others who use the file.</param>
    public Database(string path, TimeSpan wait)
    {
        var code = raw.sqlite3_open(path, out _handle);
        if (code != raw.SQLITE_OK)
        {
            var fault = Fault(code);
            _handle?.Dispose();
            throw fault;
        }
        Check(raw.sqlite3_busy_timeout(_handle, (int)wait.TotalMilliseconds));
        // A misspelt "name" shall be an error, not a text.
        Check(raw.sqlite3_db_config(_handle, DoubleQuotedTextInStatements, 0, out _));
        Check(raw.sqlite3_db_config(_handle, DoubleQuotedTextInTables, 0, out _));
    }

    /// <summary>SQLite's own handle.</summary>
    public sqlite3 Handle => _handle;

    /// <summary>A name as SQL takes it, whatever it holds.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text as SQL takes it.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Runs statements that give nothing.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Compiles one statement.</summary>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement));
        return new(this, statement);
    }

    /// <summary>Compiles the first statement of a text; null where none is left.</summary>
    public Statement? Prepare(string sql, out string rest)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement, out rest));
        return statement.IsInvalid ? null : new(this, statement);
    }

    /// <summary>One whole number.</summary>
    public long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Integer(0) : 0;
    }

    /// <summary>Throws what SQLite said unless it was content.</summary>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw Fault(code);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private DatabaseException Fault(int code)
        => new(code & PrimaryCode, _handle is null ? raw.sqlite3_errstr(code).utf8_to_string() : raw.sqlite3_errmsg(_handle).utf8_to_string());
}
