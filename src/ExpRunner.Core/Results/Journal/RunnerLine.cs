using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>The header that every start writes into its journal.</summary>
internal sealed record RunnerLine(string Id, string Host, int ProcessId, string Version, string CodeIdentity, string ConfigIdentity, string Folder)
{
    /// <summary>Operating system, processor, runtime: an object; empty where the line does not say.</summary>
    public Value Machine { get; init; } = Value.Object();

    /// <summary>The commit of the repository the start was made in; null: none, or the line does not say.</summary>
    public string? GitCommit { get; init; }

    /// <summary>When the start was made; null: the line does not say.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The version of the format that this library writes, and the newest that it reads.</summary>
    public const int Format = 1;

    public static void Write(Utf8Buffer buffer, SweepStoreOptions options)
    {
        var runner = options.Runner;
        buffer.Add(",\"format\":"u8).Number((long)Format);
        buffer.Add(",\"experiment\":"u8).Text(options.Experiment.Name);
        buffer.Add(",\"seed\":"u8).Number((UInt128)options.Seed);
        buffer.Add(",\"runner\":"u8).Text(runner.Id);
        buffer.Add(",\"host\":"u8).Text(runner.Host);
        buffer.Add(",\"process_id\":"u8).Number(runner.ProcessId);
        buffer.Add(",\"version\":"u8).Text(runner.Version);
        buffer.Add(",\"code_identity\":"u8).Text(runner.CodeIdentity);
        buffer.Add(",\"config_identity\":"u8).Text(options.ConfigIdentity);
        buffer.Add(",\"folder\":"u8).Text(options.Folder);
        buffer.Add(",\"started_at\":"u8).Time(runner.StartedAt);
        if (runner.GitCommit is not null)
        {
            buffer.Add(",\"git_commit\":"u8).Text(runner.GitCommit);
        }
        if (runner.Machine.Names.Length > 0)
        {
            buffer.Add(",\"machine\":"u8).Value(runner.Machine);
        }
    }

    /// <exception cref="SweepStoreException">The journal is of another sweep, or a newer version wrote it.</exception>
    public static RunnerLine Read(ref MemberReader members, SweepStoreOptions today, string where)
    {
        var format = members.Long("format"u8, 1);
        if (format > Format)
        {
            throw new SweepStoreException($"{where}: format {format} is newer than this version reads ({Format}). Use the newer version, or another --out.");
        }
        Check(today, where, members.Text("experiment"u8), members.TryId("seed"u8, out var seed) ? seed : today.Seed);
        return new RunnerLine(
            members.Text("runner"u8) ?? "",
            members.Text("host"u8) ?? "",
            (int)members.Long("process_id"u8, 0),
            members.Text("version"u8) ?? "",
            members.Text("code_identity"u8) ?? "",
            members.Text("config_identity"u8) ?? "",
            members.Text("folder"u8) ?? "")
        {
            StartedAt = DateTimeOffset.TryParse(members.Text("started_at"u8), CultureInfo.InvariantCulture, out var started) ? started : null,
            GitCommit = members.Text("git_commit"u8),
            Machine = members.TryGet("machine"u8, out var machine) ? Value.ParseJson(machine) : Value.Object(),
        };
    }

    /// <exception cref="SweepStoreException">This is another sweep than today's.</exception>
    public static void Check(SweepStoreOptions today, string where, string? experiment, UInt128 seed)
    {
        if (experiment is not null && experiment != today.Experiment.Name)
        {
            throw new SweepStoreException($"{where}: this folder holds experiment '{experiment}', not '{today.Experiment.Name}'. Choose another folder with --out.");
        }
        if (seed != today.Seed)
        {
            throw new SweepStoreException(string.Create(CultureInfo.InvariantCulture,
                $"{where}: this folder holds the sweep with seed {seed}, not {today.Seed}. Continue it with --seed {seed}, or choose another folder with --out."));
        }
    }
}
