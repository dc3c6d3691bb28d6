using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Notifying;

/// <summary>What is said of an event: what an expression makes of it, or the usual line.</summary>
/// <param name="option">The option it was given by.</param>
/// <param name="text">The expression; null: there is none.</param>
/// <param name="warn">Takes a sentence for people.</param>
internal sealed class NotifyMessage(string option, string? text, Action<string> warn)
{
    private Expression? _expression;
    private bool _hasWarned;

    /// <summary>Checks the expression.</summary>
    /// <param name="names">The names it may use.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public void Check(IEnumerable<string> names, ICollection<string> problems)
    {
        if (text is null)
        {
            return;
        }
        try
        {
            var parsed = Expression.Parse(text);
            parsed.Check(names);
            _expression = parsed;
        }
        catch (ExpressionException fault)
        {
            problems.Add($"{option}: {fault.Message}");
        }
    }

    /// <summary>What is said; null: nothing.</summary>
    /// <param name="lookup">Finds the values of names.</param>
    /// <param name="usual">The usual line.</param>
    public string? Of(Func<string, Value?> lookup, Func<string> usual)
    {
        if (_expression is null)
        {
            return usual();
        }
        try
        {
            var value = _expression.Evaluate(lookup);
            return value.IsNull ? null : value.ToString();
        }
        catch (ExpressionException fault)
        {
            if (!_hasWarned)
            {
                _hasWarned = true;
                warn($"{option}: {fault.Message}\nThe usual line is sent instead.");
            }
            return usual();
        }
    }
}
