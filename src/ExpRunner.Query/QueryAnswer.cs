using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>What a statement gives.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, computed as they are asked for, once; asking may throw a <see cref="QueryException"/>.</param>
public sealed record QueryAnswer(IReadOnlyList<ReportColumn> Columns, IEnumerable<IReadOnlyList<Value>> Rows);
