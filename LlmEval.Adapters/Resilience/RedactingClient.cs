using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Resilience;

/// <summary>
/// Decorator: takes the secrets of the config out of whatever comes back, before anybody stores or shows it. Servers repeat keys in their
/// messages, commands print their environment, and a model may be asked to.
/// </summary>
internal sealed class RedactingClient(IModelClient inner, IReadOnlyList<Secret> secrets) : IModelClient
{
    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var reply = await inner.GenerateAsync(request, cancellationToken);
        return reply switch
        {
            { Response: { } response } => reply.With(response with
            {
                Text = Redact(response.Text),
                Refusal = response.Refusal is { } refusal ? Redact(refusal) : null,
                ServedModel = response.ServedModel is { } model ? Redact(model) : null,
            }),
            { Error: { } error } => reply.With(error with { Message = Redact(error.Message) }),
            _ => reply,
        };
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private string Redact(string text) => secrets.Aggregate(text, (shown, secret) => secret.Redact(shown));
}
