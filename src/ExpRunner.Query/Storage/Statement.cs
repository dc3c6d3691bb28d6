using SQLitePCL;

namespace ExpRunner.Querying;

/// <summary>One compiled statement.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    /// <summary>SQLite's own handle.</summary>
    public sqlite3_stmt Handle => handle;

    /// <summary>How many columns it gives.</summary>
    public int Columns => raw.sqlite3_column_count(handle);

    /// <summary>Whether it changes nothing.</summary>
    public bool IsReadOnly => raw.sqlite3_stmt_readonly(handle) != 0;

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        database.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs it to its end and makes it ready for other parameters.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(handle);
        raw.sqlite3_reset(handle);
        database.Check(code);
        raw.sqlite3_clear_bindings(handle);
    }

    /// <summary>Gives it parameters, the first being 1, and runs it.</summary>
    public void Run(params ReadOnlySpan<object?> parameters)
    {
        Bind(parameters);
        Run();
    }

    /// <summary>Begins anew with other parameters.</summary>
    public Statement With(params ReadOnlySpan<object?> parameters)
    {
        raw.sqlite3_reset(handle);
        Bind(parameters);
        return this;
    }

    public void Bind(int parameter, long value) => raw.sqlite3_bind_int64(handle, parameter, value);

    /// <summary>NaN is null, for SQLite has none.</summary>
    public void Bind(int parameter, double value) => raw.sqlite3_bind_double(handle, parameter, value);

    public void Bind(int parameter, string text) => raw.sqlite3_bind_text(handle, parameter, text);

    public void Bind(int parameter, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            raw.sqlite3_bind_text(handle, parameter, "");
            return;
        }
        raw.sqlite3_bind_text(handle, parameter, utf8);
    }

    /// <summary>Whether a column is null.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public double Real(int column) => raw.sqlite3_column_double(handle, column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private void Bind(ReadOnlySpan<object?> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            switch (parameters[i])
            {
                case null:
                    raw.sqlite3_bind_null(handle, i + 1);
                    break;
                case string text:
                    Bind(i + 1, text);
                    break;
                case double number:
                    Bind(i + 1, number);
                    break;
                case IConvertible number:
                    Bind(i + 1, number.ToInt64(null));
                    break;
            }
        }
    }
}
