using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ExpRunner;

namespace Samples;

/// <summary>Every type a config field may have.</summary>
[Experiment]
public partial class Scalars
{
    public bool Boolean;
    public byte Byte = 1;
    public sbyte SByte = -1;
    public short Int16 = -2;
    public ushort UInt16 = 2;
    public int Int32 = -3;
    public uint UInt32 = 3;
    public long Int64 = long.MinValue;
    public ulong UInt64 = ulong.MaxValue;
    public Half Half = (Half)0.5;
    public float Single = 0.1f;
    public double Double = 1e-5;
    public decimal Decimal = 1.50m;
    public char Char = 'x';
    public string String = "text";
    public string? NoString;
    public Guid Guid = new("00112233-4455-6677-8899-aabbccddeeff");
    public DateTime DateTime = new(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    public DateTimeOffset DateTimeOffset = new(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));
    public DateOnly DateOnly = new(2024, 1, 2);
    public TimeOnly TimeOnly = new(3, 4, 5);
    public TimeSpan TimeSpan = TimeSpan.FromMinutes(90);
    public Uri? Uri = new("https://example.org/data");
    public Moods Mood { get; set; } = Moods.Calm;
    public int? NoInt { get; set; }
    public Moods? MaybeMood { get; set; } = Moods.Wild;

    public static readonly int Shared = 1;
    public const int Fixed = 2;
    public readonly int Given = 3;
    public int State { get; private set; }
    internal int Inside { get; set; }
    [JsonIgnore] public Random Cache { get; set; } = new();
    public string this[int index] => index.ToString();

    public object Fit() => new[] { (object?)Boolean, Byte, SByte, Int16, UInt16, Int32, UInt32, Int64, UInt64, Half, Single, Double, Decimal, Char, String, NoString,
        Guid, DateTime, DateTimeOffset, DateOnly, TimeOnly, TimeSpan, Uri, Mood, NoInt, MaybeMood }.Length;

    public enum Moods { Calm, Wild, Quiet = Calm }
}

/// <summary>Sequences and dictionaries.</summary>
[Experiment]
public partial class Sequences
{
    public int[] Array { get; init; } = [1, 2];
    public List<string> List { get; init; } = ["a"];
    public List<string?>? MaybeList { get; init; }
    public IReadOnlyList<double> ReadOnlyList { get; init; } = [0.5];
    public IList<long> IList { get; init; } = [1L];
    public ICollection<bool> Collection { get; init; } = [true];
    public IReadOnlyCollection<char> ReadOnlyCollection { get; init; } = ['c'];
    public IEnumerable<int[]> Enumerable { get; init; } = [[1], [2, 3]];
    public ImmutableArray<int> ImmutableArray { get; init; } = [4];
    public ImmutableArray<int> NoImmutableArray { get; init; }
    public Dictionary<string, int> Dictionary { get; init; } = new() { ["a"] = 1 };
    public IDictionary<string, string?> IDictionary { get; init; } = new Dictionary<string, string?> { ["b"] = null };
    public IReadOnlyDictionary<string, List<int?>> ReadOnlyDictionary { get; init; } = new Dictionary<string, List<int?>> { ["c"] = [1, null] };

    public Task Fit()
    {
        _ = (Array, List, MaybeList, ReadOnlyList, IList, Collection, ReadOnlyCollection, Enumerable, ImmutableArray, NoImmutableArray, Dictionary, IDictionary, ReadOnlyDictionary);
        return Task.CompletedTask;
    }
}
