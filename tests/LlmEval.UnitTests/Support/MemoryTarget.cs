using LlmEval.Adapters.Exports.Targets;

namespace LlmEval.UnitTests.Support;

/// <summary>The files of an export in memory.</summary>
internal sealed class MemoryTarget : IExportTarget
{
    public Dictionary<string, byte[]> Files { get; } = [];

    public bool IsComplete { get; private set; }

    /// <summary>A file's text; it must be UTF-8 without a byte order mark.</summary>
    public string Text(string name)
    {
        var bytes = Files[name];
        bytes.AsSpan().StartsWith("\ufeff"u8).ShouldBeFalse();
        return new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
    }

    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await write(stream, cancellationToken);
        Files.Add(name, stream.ToArray());
    }

    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        IsComplete = true;
        return Task.CompletedTask;
    }
}
