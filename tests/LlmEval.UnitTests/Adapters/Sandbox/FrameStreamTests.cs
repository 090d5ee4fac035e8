using LlmEval.Adapters.Sandbox;

namespace LlmEval.UnitTests.Adapters.Sandbox;

public class FrameStreamTests
{
    [Test]
    public async Task A_message_survives_the_pipe_in_small_pieces()
    {
        var message = new EventMessage { Event = "result", Message = "\ud83d\udc0d \u0000 é", Traceback = [new FrameMessage(3, "add", "return a")] };
        await using var stream = new OneByteStream(FrameStream.Pack(message, SupervisorJson.Default.EventMessage));

        var read = await FrameStream.ReadAsync(stream, SupervisorJson.Default.EventMessage, CancellationToken.None);

        read!.Message.ShouldBe(message.Message);
        read.Traceback.ShouldBe(message.Traceback);
        (await FrameStream.ReadAsync(stream, SupervisorJson.Default.EventMessage, CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public void A_message_is_ASCII_whatever_it_says() =>
        FrameStream.Pack(new EventMessage { Event = "é\ud83d\udc0d" }, SupervisorJson.Default.EventMessage)[4..].ShouldAllBe(value => value < 0x80);

    [Test]
    public void Names_are_snake_case() =>
        System.Text.Encoding.ASCII.GetString(FrameStream.Pack(new EventMessage { Event = "x", PeakMemoryBytes = 5 }, SupervisorJson.Default.EventMessage))
            .ShouldContain("\"peak_memory_bytes\":5");

    [TestCase(new byte[] { 0x7f, 0, 0, 0, 1 }, Description = "longer than any message")]
    [TestCase(new byte[] { 0xff, 0xff, 0xff, 0xff, 1 }, Description = "a negative length")]
    [TestCase(new byte[] { 0, 0, 0, 1, (byte)'[' }, Description = "not JSON")]
    [TestCase(new byte[] { 0, 0, 0, 2, (byte)'[', (byte)']' }, Description = "not an object")]
    public async Task What_is_no_message_is_refused(byte[] bytes)
    {
        await using var stream = new MemoryStream(bytes);

        await Should.ThrowAsync<InvalidDataException>(() => FrameStream.ReadAsync(stream, SupervisorJson.Default.EventMessage, CancellationToken.None));
    }

    [TestCase(new byte[] { 0, 0 })]
    [TestCase(new byte[] { 0, 0, 0, 9, (byte)'{' })]
    public async Task A_message_that_is_cut_off_is_the_end(byte[] bytes)
    {
        await using var stream = new MemoryStream(bytes);

        (await FrameStream.ReadAsync(stream, SupervisorJson.Default.EventMessage, CancellationToken.None)).ShouldBeNull();
    }

    // A pipe gives what it has, which may be less than was asked for.
    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
