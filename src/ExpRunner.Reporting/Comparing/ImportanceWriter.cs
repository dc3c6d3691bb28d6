using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Writes the importance of fields; the same text under every culture.</summary>
public static class ImportanceWriter
{
    /// <summary>Writes it: for people a table for each score with notes, for programs one table.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<FieldImportance> found, ReportFormat format)
    {
        if (format.IsForPrograms())
        {
            ReportWriter.Write(writer, [ForPrograms(found)], format);
            return;
        }
        ComparisonWriter.WriteForPeople(writer, [.. found.Select(ForPeople)], format);
    }

    private static ReportTable ForPrograms(IReadOnlyList<FieldImportance> found) => new(
        null,
        [
            .. new[] { "experiment", "score", "method", "term" }.Select(name => new ReportColumn(name, name, ReportColumnKind.Trial)),
            .. new[] { "df", "sum_of_squares", "mean_square", "f", "p", "eta_squared", "importance", "se_importance", "explained" }.Select(name => new ReportColumn(name, name, ReportColumnKind.Statistic)),
        ],
        [.. found.SelectMany(Rows)],
        []);

    private static IEnumerable<IReadOnlyList<Value>> Rows(FieldImportance importance)
    {
        Value[] Head(string method, string term) => [Value.Of(importance.Experiment), Value.Of(importance.Score), Value.Of(method), Value.Of(term)];
        foreach (var term in importance.Anova is { } anova ? [.. anova.Terms, .. Rest(anova)] : Array.Empty<AnovaTerm>())
        {
            yield return
            [
                .. Head("anova", term.Name), Value.Of(term.DegreesOfFreedom), Number(term.SumOfSquares), Number(term.MeanSquare), Number(term.F), Number(term.PValue), Number(term.Share),
                Value.Null, Value.Null, Value.Null,
            ];
        }
        for (var i = 0; importance.Permutation is { } permutation && i < importance.Fields.Count; i++)
        {
            yield return
            [
                .. Head("permutation", importance.Fields[i]), .. Enumerable.Repeat(Value.Null, 6),
                Number(permutation.Importances[i]), Number(permutation.Errors[i]), Number(permutation.Explained),
            ];
        }
    }

    private static ReportTable ForPeople(FieldImportance importance)
        => importance.Anova is { } anova ? Analysed(importance, anova) : importance.Permutation is { } permutation ? Permuted(importance, permutation)
            : new($"{importance.Experiment}: {importance.Score}", [new("field", "field", ReportColumnKind.Config)], [.. importance.Fields.Select(field => (IReadOnlyList<Value>)[Value.Of(field)])],
                [StatText.Text($"No analysis of variance, because {importance.Reason}; and no permutation importance: at least {PermutationImportance.LeastRows} trials with finite scores that vary are needed.")]);

    private static ReportTable Analysed(FieldImportance importance, Anova anova) => new(
        $"{importance.Experiment}: {importance.Score}",
        [
            new("term", "term", ReportColumnKind.Config), new("share", "share", ReportColumnKind.Trial), new("df", "df", ReportColumnKind.Trial),
            new("sum_of_squares", "sum of squares", ReportColumnKind.Trial), new("f", "F", ReportColumnKind.Trial), new("p", "p", ReportColumnKind.Trial),
        ],
        [
            .. anova.Terms.OrderByDescending(term => term.Share).Concat(Rest(anova)).Select(term => (IReadOnlyList<Value>)
            [
                Value.Of(term.Name), Value.Of(double.IsNaN(term.Share) ? "-" : StatText.Text($"{100 * term.Share:0.0}%")), Value.Of(term.DegreesOfFreedom),
                Value.Of(StatText.Text($"{term.SumOfSquares:G4}")), Value.Of(double.IsNaN(term.F) ? "" : StatText.Text($"{term.F:0.00}")), Value.Of(double.IsNaN(term.F) ? "" : StatText.P(term.PValue)),
            ]),
        ],
        ["Analysis of variance; share: of all variation (eta squared); on a full balanced grid sums of squares of type I, II and III are the same.", .. importance.Notes]);

    private static IEnumerable<AnovaTerm> Rest(Anova anova) => [.. anova.Blocks is { } blocks ? [blocks] : Array.Empty<AnovaTerm>(), anova.Error, anova.Total];

    private static ReportTable Permuted(FieldImportance importance, PermutationImportance permutation) => new(
        $"{importance.Experiment}: {importance.Score}",
        [new("field", "field", ReportColumnKind.Config), new("importance", "importance", ReportColumnKind.Score, 3), new("se", "se", ReportColumnKind.Statistic, 3)],
        [
            .. importance.Fields.Index().OrderByDescending(field => permutation.Importances[field.Index]).Select(field => (IReadOnlyList<Value>)
                [Value.Of(field.Item), Number(permutation.Importances[field.Index]), Number(permutation.Errors[field.Index])]),
        ],
        [
            $"No analysis of variance, because {importance.Reason}. Permutation importance instead: how much the squared error of a random forest grows, in variances of the score, when the field is shuffled.",
            StatText.Text($"The forest explains {100 * permutation.Explained:0}% of the variance of trials it did not see{(permutation.Explained < 0.3 ? ", which is too little to trust" : "")}."),
            .. importance.Notes,
        ]);

    private static Value Number(double number) => Cell.Defined(!double.IsNaN(number), number);
}
