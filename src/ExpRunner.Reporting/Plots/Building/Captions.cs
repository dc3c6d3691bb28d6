namespace ExpRunner.Reporting.Plots;

/// <summary>The sentences below a picture.</summary>
internal static class Captions
{
    /// <summary>One text of the sentences that say something.</summary>
    public static string Join(params string[] sentences) => string.Join(' ', sentences.Where(sentence => sentence.Length > 0));

    /// <summary>What marks and their errors show, with n.</summary>
    public static string Of(string marks, PlotAggregate aggregate, string errors, PlotError error, IReadOnlyCollection<Estimate> estimates)
    {
        var count = PlotText.Count(estimates.Select(estimate => estimate.Count));
        var center = $"{marks}: {Estimate.Name(aggregate)}, {count}";
        if (error == PlotError.None)
        {
            return center + ".";
        }
        return estimates.Any(estimate => estimate.HasError) ? $"{center}; {errors}: {Estimate.Describe(error)}." : $"{center}; no {errors}, which take at least 2 numbers.";
    }

    /// <summary>A number with its noun.</summary>
    public static string Some(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>Refuses a logarithmic axis that would show nothing.</summary>
    /// <exception cref="ReportException">There is nothing to show.</exception>
    public static void NeedPoints(int count)
    {
        if (count == 0)
        {
            throw new ReportException("log: no point is above 0 on the logarithmic axes; there is nothing to draw.");
        }
    }

    /// <summary>What a logarithmic axis does not show.</summary>
    public static string NotPositive(int count, string label) => count == 0 ? "" : $"{Some(count, "point")} with {label} of 0 or below {(count == 1 ? "is" : "are")} not on the logarithmic axis.";
}
