using System.Text;

namespace ExpRunner.Programs.Running;

/// <summary>Makes lines of bytes as they come.</summary>
/// <param name="line">Takes the lines.</param>
/// <param name="part">Takes what has no line end behind it: the last of the output, or a part of a line that is too long.</param>
internal sealed class LineSplitter(Action<string> line, Action<string> part)
{
    /// <summary>What is longer is told in parts.</summary>
    private const int LongestLine = 1 << 20;
    private readonly MemoryStream _rest = new();

    /// <summary>Takes more bytes.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            TellLine(bytes[..end]);
        }
        _rest.Write(bytes);
        if (_rest.Length > LongestLine)
        {
            End();
        }
    }

    /// <summary>Tells what is left; nothing comes any more.</summary>
    public void End()
    {
        if (_rest.Length > 0)
        {
            part(TextOf(Rest));
            _rest.SetLength(0);
        }
    }

    private void TellLine(ReadOnlySpan<byte> end)
    {
        if (_rest.Length == 0)
        {
            line(TextOf(end));
            return;
        }
        _rest.Write(end);
        line(TextOf(Rest));
        _rest.SetLength(0);
    }

    private ReadOnlySpan<byte> Rest => _rest.GetBuffer().AsSpan(0, (int)_rest.Length);

    private static string TextOf(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.TrimEnd((byte)'\r'));
}
