using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Execution;

/// <summary>What a machine gives, as people type it.</summary>
public sealed class CapacityTextTests
{
    [Theory]
    [InlineData("cpus=8", "8 cpus, no gpu")]
    [InlineData("cpus=0.5", "0.5 cpus, no gpu")]
    [InlineData("gpus=0", "any number of cpus, the gpu 0")]
    [InlineData("gpus=0:1:2:3", "any number of cpus, the gpus 0 1 2 3")]
    [InlineData("gpus=0-3:6", "any number of cpus, the gpus 0 1 2 3 6")]
    [InlineData("gpus=GPU-8a5f-11:MIG-2/1", "any number of cpus, the gpus GPU-8a5f-11 MIG-2/1")]
    [InlineData("memory=32g", "any number of cpus, no gpu, 32g of memory")]
    [InlineData("memory=1.5GiB , cpus = 2", "2 cpus, no gpu, 1536m of memory")]
    public void What_is_given_is_read(string text, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(expected, CapacityText.Parse(text).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("4", "'4' may be processors or devices. Write cpus=4; --workers 4 is how many trials run at once.")]
    [InlineData("", "'' says nothing of resources. Write cpus=8,gpus=0:1,memory=32g.")]
    [InlineData("cpus=8,", "'' says nothing of resources. Write cpus=8,gpus=0:1,memory=32g.")]
    [InlineData("gpus=0,1", "'1' may be processors or devices. Write cpus=1; --workers 1 is how many trials run at once.")]
    [InlineData("gpu=0", "'gpu' is none of cpus, gpus, memory. Did you mean 'gpus'?")]
    [InlineData("cpus=0", "cpus=0: write a number from 0.001 to 100000 (0.5 is half a processor).")]
    [InlineData("cpus=-1", "cpus=-1: write a number from 0.001 to 100000 (0.5 is half a processor).")]
    [InlineData("cpus=1e5", "cpus=1e5: write a number from 0.001 to 100000 (0.5 is half a processor).")]
    [InlineData("gpus=", "gpus=: write ids of devices with colons, such as 0:1, or the first and the last, such as 0-3.")]
    [InlineData("gpus=0::1", "gpus=0::1: write ids of devices with colons, such as 0:1, or the first and the last, such as 0-3.")]
    [InlineData("gpus=0-2:1", "gpus=0-2:1: 1 is there twice. Give each device once.")]
    [InlineData("memory=much", "'much' is not a size above zero. Write 65536, 500k, 10m or 1g.")]
    [InlineData("cpus=1,cpus=2", "cpus is given twice. Give it once.")]
    public void What_cannot_be_read_is_said_with_a_way_out(string text, string fault)
        => Assert.Equal(fault, Assert.Throws<FormatException>(() => CapacityText.Parse(text)).Message);

    [Theory]
    [InlineData("cpus=2", "2 cpus")]
    [InlineData("gpus=2,memory=4g,cpus=0.5,tags=big:x86", "0.5 cpus, 2 gpus, 4g of memory, the tag big, the tag x86")]
    public void What_is_needed_is_read(string text, string expected) => Assert.Equal(expected, ResourceText.ParseNeeds(text).ToString());

    [Theory]
    [InlineData("gpus=0:1", "gpus=0:1: write a whole number from 0 to 1000; which ones is for --slots.")]
    [InlineData("gpus=1.5", "gpus=1.5: write a whole number from 0 to 1000; which ones is for --slots.")]
    [InlineData("tags=a:", "tags=a:: write words with colons, such as big:x86.")]
    [InlineData("tag=a", "'tag' is none of cpus, gpus, memory, tags. Did you mean 'tags'?")]
    public void Needs_that_cannot_be_read_are_said_with_a_way_out(string text, string fault)
        => Assert.Equal(fault, Assert.Throws<FormatException>(() => ResourceText.ParseNeeds(text)).Message);

    [Theory]
    [InlineData("65536", 65536)]
    [InlineData("1", 1)]
    [InlineData("500k", 512000)]
    [InlineData("10m", 10 << 20)]
    [InlineData("1.5g", 3L << 29)]
    [InlineData("2T", 2L << 40)]
    [InlineData("4 GiB", 4L << 30)]
    [InlineData("4GB", 4L << 30)]
    [InlineData("7 b", 7)]
    [InlineData("0.5k", 512)]
    public void Sizes_are_read(string text, long bytes) => Assert.Equal(bytes, SizeText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0.1")]
    [InlineData("k")]
    [InlineData(".5g")]
    [InlineData("5.g")]
    [InlineData("1.2.3g")]
    [InlineData("-4g")]
    [InlineData("4 ")]
    [InlineData("4  g")]
    [InlineData("4 parsecs")]
    [InlineData("4gg")]
    [InlineData("99999999999t")]
    [InlineData("99999999999999999999999999g")]
    public void What_is_no_size_is_refused(string text) => Assert.Throws<FormatException>(() => SizeText.Parse(text));

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1536L << 20)]
    [InlineData(4L << 30)]
    [InlineData(3L << 50)]
    public void A_size_is_read_as_it_is_printed(long bytes)
        => Assert.Equal(bytes, SizeText.Parse(SizeText.Format(bytes)));
}
