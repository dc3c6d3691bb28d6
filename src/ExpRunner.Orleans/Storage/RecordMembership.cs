using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using ExpRunner.Cluster.Coordinating;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace ExpRunner.Orleans.Storage;

/// <summary>Which heads there are, as one record of a storage that they all reach: it needs nothing of the storage that their sweeps do not need.</summary>
/// <param name="storage">The storage.</param>
/// <param name="serializer">Writes the record.</param>
/// <param name="self">This head.</param>
/// <param name="time">The clock.</param>
/// <param name="warn">Takes which head is gone.</param>
internal sealed class RecordMembership(IGrainStorage storage, Serializer serializer, ILocalSiloDetails self, TimeProvider time, Action<string> warn) : IMembershipTable
{
    /// <summary>How often a head writes that it lives.</summary>
    public static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(2);

    /// <summary>A head that has not written that for so long is dead: where all heads have died, nobody else is left to say so.</summary>
    private static readonly TimeSpan LongestSilence = 4 * SignOfLife;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private const string Name = "heads";
    private readonly ConcurrentDictionary<SiloAddress, (DateTime Sign, long At)> _signs = [];
    private readonly ConcurrentDictionary<SiloAddress, bool> _gone = [];
    private static readonly GrainId Owner = GrainId.Create("exprunner", "cluster");

    /// <param name="Version">How often a head was added or changed.</param>
    /// <param name="Heads">All that were not forgotten.</param>
    private sealed record Members(int Version, List<MembershipEntry> Heads)
    {
        public string Tag => Version.ToString(CultureInfo.InvariantCulture);

        public int IndexOf(SiloAddress head) => Heads.FindIndex(entry => entry.SiloAddress.Equals(head));
    }

    /// <summary>Waits until each of the others has shown that it lives, or is known to be dead: a head that begins is not let in while one is missing.</summary>
    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        var (began, signs) = (time.GetTimestamp(), (await OthersAsync().ConfigureAwait(false)).ToDictionary(static head => head.SiloAddress, static head => head.IAmAliveTime));
        while (signs.Count > 0 && time.GetElapsedTime(began) < LongestSilence + SignOfLife
            && (await OthersAsync().ConfigureAwait(false)).Any(head => signs.TryGetValue(head.SiloAddress, out var sign) && sign == head.IAmAliveTime))
        {
            await Task.Delay(LookEvery, time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    public Task DeleteMembershipTableEntries(string clusterId) => ChangeAsync(static members => members with { Heads = [] });

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => ChangeAsync(members =>
    {
        var heads = members.Heads.FindAll(head => head.Status == SiloStatus.Active || Newest(head) >= beforeDate.UtcDateTime);
        return heads.Count < members.Heads.Count ? members with { Heads = heads } : null;
    });

    public async Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        var members = (await ReadAsync(NewRecords()).ConfigureAwait(false)).Members;
        return Told(members with { Heads = members.Heads.FindAll(head => head.SiloAddress.Equals(key)) });
    }

    public async Task<MembershipTableData> ReadAll()
    {
        var members = (await ReadAsync(NewRecords()).ConfigureAwait(false)).Members;
        if (!members.Heads.Any(IsSilent))
        {
            return Told(members);
        }
        await ChangeAsync(Bury).ConfigureAwait(false);
        return Told((await ReadAsync(NewRecords()).ConfigureAwait(false)).Members);
    }

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => ChangeAsync(members =>
        members.Tag == tableVersion.VersionEtag && members.IndexOf(entry.SiloAddress) < 0 ? new Members(tableVersion.Version, [.. members.Heads, entry]) : null);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => ChangeAsync(members =>
    {
        if (members.Tag != tableVersion.VersionEtag || members.Tag != etag || members.IndexOf(entry.SiloAddress) is not (>= 0 and var index))
        {
            return null;
        }
        members.Heads[index] = entry;
        return members with { Version = tableVersion.Version };
    });

    /// <summary>No new version: what others are about to change is not in the way of it.</summary>
    public Task UpdateIAmAlive(MembershipEntry entry) => ChangeAsync(members =>
    {
        if (members.IndexOf(entry.SiloAddress) is not (>= 0 and var index))
        {
            return null;
        }
        members.Heads[index].IAmAliveTime = entry.IAmAliveTime;
        return members;
    });

    /// <summary>Whether a head has not written for long, by the clock of this machine alone: those of several differ.</summary>
    private bool IsSilent(MembershipEntry head)
    {
        if (head.Status != SiloStatus.Active)
        {
            return false;
        }
        var (sign, at) = _signs.GetOrAdd(head.SiloAddress, static (_, now) => now, (head.IAmAliveTime, time.GetTimestamp()));
        if (sign != head.IAmAliveTime)
        {
            _signs[head.SiloAddress] = (head.IAmAliveTime, time.GetTimestamp());
            return false;
        }
        return time.GetElapsedTime(at) > LongestSilence;
    }

    /// <summary>Those that are said to live, where they are not an earlier one in this one's place.</summary>
    private async Task<IEnumerable<MembershipEntry>> OthersAsync() => (await ReadAll().ConfigureAwait(false)).Members.Select(static member => member.Item1)
        .Where(head => head.Status == SiloStatus.Active && !head.SiloAddress.Endpoint.Equals(self.SiloAddress.Endpoint));

    private Members? Bury(Members members)
    {
        var silent = members.Heads.FindAll(IsSilent);
        silent.ForEach(static head => head.Status = SiloStatus.Dead);
        return silent.Count > 0 ? members with { Version = members.Version + 1 } : null;
    }

    /// <param name="change">Gives what is to be in place of what is; null: nothing. Asked again where another head came before.</param>
    private async Task<bool> ChangeAsync(Func<Members, Members?> change)
    {
        while (true)
        {
            var records = NewRecords();
            var (members, isThere) = await ReadAsync(records).ConfigureAwait(false);
            if (change(members) is not { } changed)
            {
                return false;
            }
            try
            {
                var record = Write(changed);
                await (isThere ? records.ReplaceAsync(Name, record) : records.AddAsync(Name, record)).ConfigureAwait(false);
                return true;
            }
            catch (RecordConflictException)
            {
                // Look what is there now.
            }
        }
    }

    private async Task<(Members Members, bool IsThere)> ReadAsync(GrainRecords records)
    {
        var record = await records.ReadAsync(Name).ConfigureAwait(false);
        return record is null
            ? (new Members(0, []), false)
            : (new Members(BinaryPrimitives.ReadInt32LittleEndian(record), serializer.Deserialize<List<MembershipEntry>>(record.AsMemory(sizeof(int))) ?? []), true);
    }

    private byte[] Write(Members members)
    {
        var version = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(version, members.Version);
        return [.. version, .. serializer.SerializeToArray(members.Heads)];
    }

    private GrainRecords NewRecords() => new(storage, Owner);

    private MembershipTableData Told(Members members)
    {
        foreach (var head in members.Heads.Where(head => head.Status == SiloStatus.Dead && _signs.ContainsKey(head.SiloAddress) && _gone.TryAdd(head.SiloAddress, true)))
        {
            warn($"The head at {head.SiloAddress.Endpoint.Address}:{head.ProxyPort} is gone; others do its work.");
        }
        return new([.. members.Heads.Select(head => Tuple.Create(head, members.Tag))], new TableVersion(members.Version, members.Tag));
    }

    private static DateTime Newest(MembershipEntry head) => head.IAmAliveTime > head.StartTime ? head.IAmAliveTime : head.StartTime;
}
