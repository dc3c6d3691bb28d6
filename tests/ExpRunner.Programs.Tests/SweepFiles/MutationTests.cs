using ExpRunner.Programs.SweepFiles;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Tests.SweepFiles;

/// <summary>Files with slips in them: each is read, or refused with lines that name a place.</summary>
public sealed class MutationTests
{
    private const string Signs = "{}[]:,-'\"#&*!|>%@`\n \t0a~<$?";

    [Theory]
    [InlineData("every-key.yaml")]
    [InlineData("newnorm.yaml")]
    public void A_slip_anywhere_is_refused_in_a_sentence_or_makes_another_file(string name)
    {
        var sample = File.ReadAllText(SweepFileTests.Sample(name));
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            var text = Slip(sample, random);
            try
            {
                SweepFileReader.ReadText(text, "f.yaml");
            }
            catch (SweepException fault)
            {
                refused++;
                Assert.All(fault.Problems, problem => Assert.Matches(@"(?s)^f\.yaml:\d+:\d+: .+[.?](\n  .*\n *\^)?$", problem));
            }
            catch (Exception fault)
            {
                Assert.Fail($"{fault}\nby this file:\n{text}");
            }
        }
        Assert.InRange(refused, 75, 299);
    }

    private static string Slip(string text, Random random)
    {
        var at = random.Next(text.Length - 1);
        var length = random.Next(0, Math.Min(12, text.Length - at));
        return random.Next(3) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Signs[random.Next(Signs.Length)].ToString()),
            _ => text.Insert(random.Next(text.Length), text.Substring(at, length)),
        };
    }
}
