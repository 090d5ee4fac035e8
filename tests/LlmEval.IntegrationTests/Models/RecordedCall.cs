using System.Text.Json;

namespace LlmEval.IntegrationTests.Models;

/// <summary>A call that <see cref="FakeModelServer"/> got.</summary>
/// <param name="Method">E.g. <c>POST</c>.</param>
/// <param name="Path">With the query.</param>
/// <param name="Headers">By lower-case name.</param>
/// <param name="Body">The body as it came.</param>
/// <param name="At">When it came: <see cref="TimeProvider.GetTimestamp"/> of the system's clock.</param>
internal sealed record RecordedCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body, long At)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The content of the last message.</summary>
    public string LastMessage => Json.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;

    /// <summary>Whether the caller asks for the answer in pieces.</summary>
    public bool WantsStream => Json.TryGetProperty("stream", out var stream) && stream.GetBoolean();
}
