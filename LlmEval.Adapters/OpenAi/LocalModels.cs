using System.Text.Json;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Asks a local server with OpenAI's API which models it serves.</summary>
public static class LocalModels
{
    /// <summary>Where Ollama listens unless told otherwise.</summary>
    public static Uri Ollama { get; } = new("http://localhost:11434/v1/");

    /// <summary>The names of the models that a server lists; empty when nobody answers like such a server within the client's time-out.</summary>
    /// <param name="http">The client; its time-out bounds the wait.</param>
    /// <param name="server">Address up to and including the version, with a <c>/</c> at its end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<string>> ListAsync(HttpClient http, Uri server, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await http.GetStreamAsync(new Uri(server, "models"), cancellationToken);
            using var answer = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return [.. answer.RootElement.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()).OfType<string>()];
        }
        // Whatever listens there need not be such a server.
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }
}
