using System.Text.Json;

namespace LlmEval.Tool.Commands;

/// <summary>Asks an Ollama server on this machine for its models.</summary>
internal static class OllamaModels
{
    private static readonly Uri Tags = new("http://localhost:11434/api/tags");
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>The models' names; empty when no server answers at once.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var answer = JsonDocument.Parse(await client.GetStringAsync(Tags, cancellationToken));
            return [.. answer.RootElement.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("name").GetString()!)];
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }
}
