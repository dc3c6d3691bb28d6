using Npgsql;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ExpRunner.Orleans.Storage;

/// <summary>
/// Records in a table of PostgreSQL, for several heads. A table of its own with a primary key, made when it is needed: what heads do at the same moment is then
/// decided by the database, also where neither has seen a record that both want to add. Versions begin with the time: one that is added anew is not taken for the one before.
/// </summary>
internal sealed class PostgresGrainStorage(string connection) : IGrainStorage, IAsyncDisposable
{
    private const string Table = "CREATE TABLE IF NOT EXISTS exprunner_records (owner text, name text, version bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (owner, name))";
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);
    private readonly SemaphoreSlim _making = new(1);
    private bool _isMade;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = HeadRecord.In(grainState);
        await using var command = await CommandAsync("SELECT version, bytes FROM exprunner_records WHERE owner = $1 AND name = $2", grainId, stateName).ConfigureAwait(false);
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var isThere = await reader.ReadAsync().ConfigureAwait(false);
        record.RecordExists = isThere;
        record.ETag = isThere ? Tag(reader.GetInt64(0)) : null;
        record.State = new HeadRecord { Bytes = isThere ? reader.GetFieldValue<byte[]>(1) : [] };
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = HeadRecord.In(grainState);
        var sql = record.ETag is null
            ? "INSERT INTO exprunner_records (owner, name, version, bytes) VALUES ($1, $2, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, $3) ON CONFLICT DO NOTHING RETURNING version"
            : "UPDATE exprunner_records SET version = version + 1, bytes = $3 WHERE owner = $1 AND name = $2 AND version = $4 RETURNING version";
        await using var command = await CommandAsync(sql, grainId, stateName).ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter { Value = HeadRecord.BytesOf(record) });
        if (record.ETag is not null)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Version(record.ETag) });
        }
        var written = await command.ExecuteScalarAsync().ConfigureAwait(false) as long? ?? throw Conflict(stateName, grainId);
        (record.ETag, record.RecordExists) = (Tag(written), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = HeadRecord.In(grainState);
        var sql = "WITH gone AS (DELETE FROM exprunner_records WHERE owner = $1 AND name = $2 AND version = $3 RETURNING 1) "
            + "SELECT NOT EXISTS (SELECT 1 FROM gone) AND EXISTS (SELECT 1 FROM exprunner_records WHERE owner = $1 AND name = $2)";
        await using var command = await CommandAsync(sql, grainId, stateName).ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter { Value = record.ETag is null ? 0 : Version(record.ETag) });
        if (await command.ExecuteScalarAsync().ConfigureAwait(false) is true)
        {
            throw Conflict(stateName, grainId);
        }
        (record.ETag, record.RecordExists) = (null, false);
    }

    public ValueTask DisposeAsync()
    {
        _making.Dispose();
        return _source.DisposeAsync();
    }

    private async Task<NpgsqlCommand> CommandAsync(string sql, GrainId owner, string name)
    {
        await MakeTableAsync().ConfigureAwait(false);
        var command = _source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = owner.ToString() });
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return command;
    }

    private async Task MakeTableAsync()
    {
        if (_isMade)
        {
            return;
        }
        await _making.WaitAsync().ConfigureAwait(false);
        try
        {
            await using var command = _source.CreateCommand(Table);
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            _isMade = true;
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable)
        {
            // Another head made it at the same moment.
            _isMade = true;
        }
        finally
        {
            _making.Release();
        }
    }

    private static InconsistentStateException Conflict(string name, GrainId owner)
        => new($"The record {name} of {owner} is not the one that was read or written last: another head writes for it.");

    private static string Tag(long version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static long Version(string tag) => long.Parse(tag, System.Globalization.CultureInfo.InvariantCulture);
}
