using ExpRunner.Reporting.Plots;

namespace ExpRunner.Reporting.Tests;

/// <summary>Whether colours can be told apart and text can be read, by eyes of every kind.</summary>
public sealed class PaletteTests
{
    /// <summary>How far apart the two nearest colours of Okabe and Ito are; further than what neighbours in a picture need.</summary>
    private const double LeastDistance = 0.075;

    /// <summary>What eyes without one kind of cones see, in linear RGB (G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, IEEE TVCG 15 (2009), severity 1.0).</summary>
    private static readonly Dictionary<string, double[]> Eyes = new()
    {
        ["all cones"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    public static TheoryData<PlotTheme> Themes => [PlotTheme.Light, PlotTheme.Dark];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_two_colours_for_names_are_told_apart_by_every_eye(PlotTheme theme)
    {
        string[] colours = [.. Enumerable.Range(0, Palettes.Count).Select(place => Palettes.Of(place, theme)), Palettes.Ground(theme)];
        Assert.Equal(Palettes.Count + 1, colours.Distinct().Count());
        foreach (var (eye, matrix) in Eyes)
        {
            var pairs = colours.Index().SelectMany(one => colours.Skip(one.Index + 1).Select(other => (one.Item, Other: other)));
            Assert.All(pairs, pair => Assert.True(Distance(pair.Item, pair.Other, matrix) >= LeastDistance, $"{eye}: {pair.Item} and {pair.Other} are {Distance(pair.Item, pair.Other, matrix):F3} apart."));
        }
    }

    [Theory]
    [InlineData(PlotPalette.Viridis)]
    [InlineData(PlotPalette.Cividis)]
    public void Colours_for_numbers_get_lighter_all_the_way_for_every_eye(PlotPalette palette)
    {
        string[] colours = [.. Enumerable.Range(0, 21).Select(place => Palettes.At(palette, place / 20.0))];

        Assert.All(Eyes, eye => Assert.All(colours.Zip(colours.Skip(1)), pair => Assert.True(Lab(pair.First, eye.Value)[0] < Lab(pair.Second, eye.Value)[0], $"{eye.Key}: {pair.First} is no darker than {pair.Second}.")));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_stands_out_as_WCAG_2_asks(PlotTheme theme)
    {
        Assert.InRange(Contrast(Palettes.Ink(theme), Palettes.Ground(theme)), 4.5, 21);
        Assert.InRange(Contrast(Palettes.Muted(theme), Palettes.Ground(theme)), 4.5, 21);
    }

    [Theory]
    [InlineData(PlotPalette.Viridis)]
    [InlineData(PlotPalette.Cividis)]
    public void Numbers_in_fields_stand_out_as_WCAG_2_asks(PlotPalette palette)
        => Assert.All(Enumerable.Range(0, 101).Select(place => Palettes.At(palette, place / 100.0)), colour => Assert.InRange(Contrast(Palettes.TextOn(colour), colour), 4.5, 21));

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) => Linear(colour) is [var red, var green, var blue] ? (0.2126 * red) + (0.7152 * green) + (0.0722 * blue) : double.NaN;

    private static double Distance(string one, string other, double[] eye) => Math.Sqrt(Lab(one, eye).Zip(Lab(other, eye), (a, b) => (a - b) * (a - b)).Sum());

    /// <summary>Oklab (B. Ottosson, 2020), in which equal distances look about equal; L is the lightness.</summary>
    private static double[] Lab(string colour, double[] eye)
    {
        var seen = Product(eye, Linear(colour)).Select(part => Math.Clamp(part, 0, 1)).ToArray();
        var cones = Product([0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376, 0.6299787005], seen).Select(Math.Cbrt).ToArray();
        return Product([0.2104542553, 0.7936177850, -0.0040720468, 1.9779984951, -2.4285922050, 0.4505937099, 0.0259040371, 0.7827717662, -0.8086757660], cones);
    }

    private static double[] Product(double[] matrix, double[] vector) => [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 3).Sum(column => matrix[(3 * row) + column] * vector[column]))];

    private static double[] Linear(string colour) => [.. Palettes.Parts(colour).Select(part => part / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
}
