using ExpRunner.Generators.Diagnostics;

namespace ExpRunner.Generators.Parsing;

/// <summary>What must hold between the numbers of a range.</summary>
internal static class RangeRules
{
    public static void Check(RangeNumbers range, VariedField field, ParseContext context)
    {
        var (attribute, name) = (field.Attribute, field.Site.Name);
        var (min, max) = (range.Min!, range.Max!);
        var direction = max.Compare(min);
        var spacings = new[] { range.Step is null ? null : "Step", range.Factor is null ? null : "Factor", range.Count is null ? null : "Count" }.Where(spacing => spacing is not null).ToList();
        if (spacings.Count > 1)
        {
            context.Report(Rules.SeveralSpacings, attribute.Place(spacings[1]!), name, string.Join(" and ", spacings));
            return;
        }
        if (range.Count is { } count && count < 2)
        {
            context.Report(Rules.CountTooSmall, attribute.Place("Count"), count, name);
        }
        if (direction == 0)
        {
            context.Report(Rules.EmptyRange, attribute.Place(), name, min.Text, max.Text, "set the field's default instead, or move one end");
        }
        else if (direction < 0 && range.Step is null && range.Factor is null)
        {
            context.Report(Rules.EmptyRange, attribute.Place(), name, min.Text, max.Text, "swap the ends, or go down with a negative Step or a Factor below 1");
        }
        else
        {
            CheckSpacing(range, direction, field, context);
        }
        if ((range.IsLog || range.Factor is not null) && (min.Value <= 0 || max.Value <= 0))
        {
            context.Report(Rules.RangeTouchesZero, attribute.Place(min.Value <= 0 ? 0 : 1), range.IsLog ? "logarithmic" : "geometric", name, min.Text, max.Text);
        }
    }

    private static void CheckSpacing(RangeNumbers range, int direction, VariedField field, ParseContext context)
    {
        var (min, max) = (range.Min!.Text, range.Max!.Text);
        if (range.Step is { } step && Math.Sign(step.Value) != direction)
        {
            context.Report(Rules.BadStep, field.Attribute.Place("Step"), step.Text, field.Site.Name, min, max, direction > 0 ? "positive" : "negative");
        }
        var isFactorRight = range.Factor is not { } factor || (factor.Value > 0 && Math.Sign(factor.Value - 1) == direction);
        if (!isFactorRight)
        {
            context.Report(Rules.BadFactor, field.Attribute.Place("Factor"), range.Factor!.Text, field.Site.Name, min, max, direction > 0 ? "above 1" : "between 0 and 1");
        }
    }
}
