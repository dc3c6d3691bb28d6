using ExpRunner.Querying;

namespace ExpRunner.Tool;

/// <summary>A bar on a terminal while results are loaded, if that takes long enough to be looked at.</summary>
internal sealed class LoadBar(TextWriter writer, bool isShown) : IDisposable
{
    private const int Width = 30;
    private const long Patience = 300;

    private readonly long _start = Environment.TickCount64;
    private int _shown = -1;

    /// <summary>Shows how far it is.</summary>
    public void Show(LoadProgress progress)
    {
        var percent = (int)Math.Clamp(progress.Share * 100, 0, 100);
        if (!isShown || percent == _shown || Environment.TickCount64 - _start < Patience)
        {
            return;
        }
        _shown = percent;
        var filled = percent * Width / 100;
        var line = $"loading [{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %  {Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(progress.File)))}";
        // A line that wraps could not be taken away again.
        var room = Console.WindowWidth is > 1 and var width ? width - 1 : line.Length;
        writer.Write($"\r\e[K{line[..Math.Min(line.Length, room)]}");
        writer.Flush();
    }

    /// <summary>Takes it away.</summary>
    public void Dispose()
    {
        if (_shown >= 0)
        {
            writer.Write("\r\e[K");
            writer.Flush();
            _shown = -1;
        }
    }
}
