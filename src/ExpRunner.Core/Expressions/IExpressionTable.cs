using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Rows that an expression asks for by number or by name, each made when it is asked for.</summary>
internal interface IExpressionTable
{
    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>A row by its number from 0.</summary>
    Value At(int index);

    /// <summary>A row by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hint">Where there is none: a sentence that helps, or nothing.</param>
    /// <returns>The row; null: there is none.</returns>
    Value? Find(string name, out string hint);
}
