using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>The sweep.json of several folders as one: what the last start of any of them said, with the blocks and the size of all.</summary>
internal static class UnitedSweepFile
{
    public static void Write(SweepFolder target, string experiment, UInt128 seed, IEnumerable<PartFolder> parts, IReadOnlyList<Block> blocks)
    {
        Value[] files = [.. parts.Select(part => part.Sweep).OfType<Value>()];
        var last = files.OrderBy(StartOf, StringComparer.Ordinal).LastOrDefault(Value.Object());
        var members = new List<(string Name, Value Value)>();
        for (var i = 0; i < last.Names.Length; i++)
        {
            members.Add((last.Names[i], last.Items[i]));
        }
        Set(members, "format", Value.Of(RunnerLine.Format));
        Set(members, "experiment", Value.Of(experiment));
        Set(members, "seed", Value.Number(seed.ToString(CultureInfo.InvariantCulture)));
        Set(members, "blocks", Value.List([.. blocks.Select(block => block.ToJson())]));
        Set(members, "options", WithoutShard(last.TryGet("options", out var options) ? options : Value.Object()));
        Set(members, "planned", Planned(files));
        var bytes = SweepFile.ToPrettyJson(Value.Object([.. members]));
        if (!target.Files.Exists(target.Sweep) || !bytes.AsSpan().SequenceEqual(target.Read(target.Sweep)))
        {
            target.Replace(target.Sweep, file => file.Add(bytes));
        }
    }

    /// <summary>The repetitions asked for of a whole sweep: what the part that asked for most of it says; null where none counted them.</summary>
    private static Value Planned(IEnumerable<Value> files)
    {
        UInt128? most = null;
        foreach (var file in files)
        {
            most = PlannedOf(file, "by_all_shards") is { } planned && !(planned <= most) ? planned : most;
        }
        return most is not { } all ? Value.Null : Value.Object(
            ("repetitions", Value.Number(all.ToString(CultureInfo.InvariantCulture))),
            ("by_all_shards", Value.Number(all.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>A number of planned repetitions that a sweep.json has; null where it has none.</summary>
    public static UInt128? PlannedOf(Value file, string name)
        => file.TryGet("planned", out var planned) && planned.Kind == ValueKind.Object && planned.TryGet(name, out var number)
            && UInt128.TryParse(number.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>The folder is no part any more.</summary>
    private static Value WithoutShard(Value options)
    {
        var members = new (string, Value)[options.Names.Length];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = (options.Names[i], options.Names[i] == "shard" ? Value.Null : options.Items[i]);
        }
        return Value.Object(members);
    }

    private static void Set(List<(string Name, Value Value)> members, string name, Value value)
    {
        var at = members.FindIndex(member => member.Name == name);
        if (at < 0)
        {
            members.Add((name, value));
            return;
        }
        members[at] = (name, value);
    }

    private static string StartOf(Value file) => file.TryGet("started_at", out var started) ? started.ToString() : "";
}
