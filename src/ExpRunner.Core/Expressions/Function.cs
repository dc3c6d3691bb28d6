using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>A function an expression may call.</summary>
/// <param name="Usage">How it is written, for messages: <c>abs(x)</c>.</param>
/// <param name="Least">The fewest arguments.</param>
/// <param name="Most">The most arguments.</param>
/// <param name="Call">Computes the value.</param>
internal sealed record Function(string Usage, int Least, int Most, Func<Value[], Place, Value> Call)
{
    /// <summary>The name it is called by.</summary>
    public string Name => Usage[..Usage.IndexOf('(')];
}
