using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmEval.Adapters.Trx;

/// <summary>
/// Results that wait on disk until their file is written, in the order in which they came: a TRX file says everything three times, and
/// what failed is long. The file has no name, so that nothing is left of it whatever becomes of the process. Safe for concurrent use
/// until it is read; what is added after that is not found.
/// </summary>
public sealed class TrxResultCollection : IReadOnlyCollection<TrxResult>, IDisposable
{
    // Characters that XML cannot hold are replaced here: half of a surrogate pair would not survive as JSON.
    private static readonly JsonSerializerOptions Options = new() { Converters = { new XmlTextConverter() } };

    private readonly Lock gate = new();
    private readonly FileStream file;

    /// <summary>Opens the file, in the folder for temporary ones.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public TrxResultCollection()
    {
        var path = Path.Combine(Path.GetTempPath(), $"llm-eval-{Guid.CreateVersion7():N}.trx.tmp");
        file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
        File.Delete(path);
    }

    /// <inheritdoc />
    public int Count { get; private set; }

    /// <summary>Adds a result.</summary>
    public void Add(TrxResult result)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(result, Options);
        lock (gate)
        {
            file.Write(line);
            file.WriteByte((byte)'\n');
            Count++;
        }
    }

    /// <inheritdoc />
    public IEnumerator<TrxResult> GetEnumerator()
    {
        lock (gate) file.Flush();
        foreach (var line in Utf8Lines.Read(file.SafeFileHandle)) yield return JsonSerializer.Deserialize<TrxResult>(line.Bytes.Span, Options)!;
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private sealed class XmlTextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(XmlText.Legal(value));
    }
}
