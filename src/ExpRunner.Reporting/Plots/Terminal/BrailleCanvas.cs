namespace ExpRunner.Reporting.Plots;

/// <summary>A grid of characters of 2 x 4 braille dots (Unicode block 2800), each with one colour, or another character in their place.</summary>
internal sealed class BrailleCanvas(int columns, int rows)
{
    private static readonly int[,] Bits = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };
    private readonly int[,] _dots = new int[columns, rows];
    private readonly char[,] _signs = new char[columns, rows];
    private readonly string?[,] _colours = new string?[columns, rows];

    /// <summary>Dots from left to right.</summary>
    public int Width => columns * 2;

    /// <summary>Dots from above down.</summary>
    public int Height => rows * 4;

    /// <summary>Sets a dot; outside of the canvas nothing.</summary>
    public void Dot(double x, double y, string? colour)
    {
        var (across, down) = ((int)Math.Round(x), (int)Math.Round(y));
        if (across < 0 || down < 0 || across >= Width || down >= Height)
        {
            return;
        }
        _dots[across / 2, down / 4] |= Bits[across % 2, down % 4];
        _colours[across / 2, down / 4] = colour;
    }

    /// <summary>A line from dot to dot.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="every">One dot of so many is set.</param>
    public void Line((double X, double Y) from, (double X, double Y) to, string? colour, int every = 1)
    {
        var steps = (int)Math.Clamp(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)), 1, 10_000);
        for (var step = 0; step <= steps; step += every)
        {
            Dot(from.X + ((to.X - from.X) * step / steps), from.Y + ((to.Y - from.Y) * step / steps), colour);
        }
    }

    /// <summary>Puts a character over the dots at a place.</summary>
    public void Sign(double x, double y, char sign, string? colour)
    {
        var (column, row) = ((int)Math.Round(x) / 2, (int)Math.Round(y) / 4);
        if (x >= -0.5 && y >= -0.5 && column < columns && row < rows)
        {
            (_signs[column, row], _colours[column, row]) = (sign, colour);
        }
    }

    /// <summary>A row of the picture; neighbours of one colour are coloured together.</summary>
    public string Row(int row, TerminalPen pen)
    {
        var (line, run, colour) = ("", "", default(string));
        for (var column = 0; column < columns; column++)
        {
            var sign = _signs[column, row] != default ? _signs[column, row] : _dots[column, row] != 0 ? (char)(0x2800 + _dots[column, row]) : ' ';
            var here = sign == ' ' ? null : _colours[column, row];
            if (here != colour)
            {
                (line, run, colour) = (line + pen.Coloured(run, run.Length > 0 ? colour : null), "", here);
            }
            run += sign;
        }
        return line + pen.Coloured(run, colour);
    }
}
