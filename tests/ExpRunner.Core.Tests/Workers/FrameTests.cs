using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Values;
using ExpRunner.Workers;

namespace ExpRunner.Tests.Workers;

public sealed class FrameTests
{
    private static readonly Value Odd = Value.Object(
        ("a", Value.Of(double.NaN)),
        ("b", Value.Of("NaN")),
        ("c", Value.Number("1e-5")),
        ("d", Value.List(Value.Null, Value.Of(true), Value.Object(("ä\n", Value.Of(""))))),
        ("e", Value.Of(-0.0)));

    private static byte[] Stream(params Attempt[] attempts)
    {
        var writer = new FrameWriter();
        writer.Magic();
        for (var i = 0; i < attempts.Length; i++)
        {
            Frames.Write(writer, i, attempts[i]);
        }
        return writer.Written.ToArray();
    }

    private static List<Attempt> Read(byte[] stream, int step)
    {
        var buffer = new FrameBuffer();
        var read = new List<Attempt>();
        var begun = false;
        for (var at = 0; at < stream.Length; at += step)
        {
            var part = stream.AsSpan(at, Math.Min(step, stream.Length - at));
            part.CopyTo(buffer.Room().Span);
            buffer.Filled(part.Length);
            begun = begun || buffer.TakeMagic() is true;
            while (begun && buffer.TryTake(out var kind, out var body))
            {
                Assert.Equal(FrameKind.Attempt, kind);
                var reader = new FrameReader(body, buffer.Names);
                Assert.Equal(read.Count, reader.Int32());
                read.Add(Frames.ReadAttempt(ref reader));
            }
        }
        return read;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Frames_are_whole_again_however_the_stream_is_cut(int step)
    {
        var factory = new AttemptFactory("out");
        var attempts = new[] { factory.Do("a", 1, "täxt"), factory.Do("b") with { Config = Odd, Number = 7, ExperimentId = UInt128.MaxValue }, factory.Do("c", text: new string('x', 50_000)) };
        var read = Read(Stream(attempts), step);
        Assert.Equal(attempts.Select(attempt => attempt with { Config = default }), read.Select(attempt => attempt with { Config = default }));
        Assert.Equal(attempts.Select(attempt => attempt.Config.ToJson()), read.Select(attempt => attempt.Config.ToJson()));
        Assert.True(double.IsNaN(read[1].Config.Items[0].AsDouble()));
        Assert.Equal("1e-5", read[1].Config.Items[2].ToString());
    }

    [Fact]
    public void A_frame_that_is_cut_short_or_damaged_is_refused_and_never_read_beyond()
    {
        var stream = Stream(new AttemptFactory("out").Do("a") with { Config = Odd });
        for (var i = Protocol.Magic.Length + 5; i < stream.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var damaged = (byte[])stream.Clone();
                damaged[i] ^= (byte)(1 << bit);
                var fault = Record.Exception(() => ReadBody(damaged));
                Assert.True(fault is null or InvalidDataException or FormatException, $"byte {i}, bit {bit}: {fault}");
            }
        }
    }

    private static void ReadBody(byte[] stream)
    {
        var reader = new FrameReader(stream.AsSpan(Protocol.Magic.Length + 5), new NameCache());
        reader.Int32();
        Frames.ReadAttempt(ref reader);
    }

    [Fact]
    public void Objects_of_one_kind_share_their_names_and_others_have_their_own()
    {
        var names = new NameCache();
        MemberNames[] read = [names.Shared(["a", "b"]), names.Shared(["b", "a"]), names.Shared(["a", "b"]), names.Shared([]), names.Shared(["b", "a"])];

        Assert.Equal([["a", "b"], ["b", "a"], ["a", "b"], [], ["b", "a"]], read.Select(known => known.Names));
        Assert.Same(names.Shared(["b", "a"]), read[4]);
    }

    [Fact]
    public void Text_is_no_beginning_of_frames()
    {
        var buffer = new FrameBuffer();
        "H"u8.CopyTo(buffer.Room().Span);
        buffer.Filled(1);
        Assert.False(buffer.TakeMagic());
    }

    [Fact]
    public void A_length_that_cannot_be_is_refused()
    {
        var buffer = new FrameBuffer();
        new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 1 }.CopyTo(buffer.Room());
        buffer.Filled(5);
        Assert.Throws<InvalidDataException>(() => buffer.TryTake(out _, out _));
    }
}
