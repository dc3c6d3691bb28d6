using System.Text;

namespace ExpRunner.Sweeps;

/// <summary>Statuses as they are written in files and shown to people.</summary>
internal static class StatusNames
{
    private static readonly string[] Names = ["completed", "failed", "timeout", "out-of-memory", "cancelled", "lost", "skipped"];
    private static readonly byte[][] Quoted = Array.ConvertAll(Names, name => Encoding.UTF8.GetBytes($"\"{name}\""));

    public static string Of(AttemptStatus status) => Names[(int)status];

    public static ReadOnlySpan<byte> QuotedOf(AttemptStatus status) => Quoted[(int)status];

    public static bool TryRead(string? name, out AttemptStatus status)
    {
        status = (AttemptStatus)Math.Max(Array.IndexOf(Names, name), 0);
        return name == Names[(int)status];
    }

    /// <summary>A status with its quotes; one that this version does not know is a failure.</summary>
    public static AttemptStatus Read(ReadOnlySpan<byte> quoted)
    {
        for (var i = 0; i < Quoted.Length; i++)
        {
            if (quoted.SequenceEqual(Quoted[i]))
            {
                return (AttemptStatus)i;
            }
        }
        return AttemptStatus.Failed;
    }
}
