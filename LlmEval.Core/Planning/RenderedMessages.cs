using System.Collections;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Planning;

/// <summary>The messages of a case, filled in whenever they are read: a plan of many cases holds their texts once, in the tasks.</summary>
internal sealed class RenderedMessages(PromptVariant variant, EvalTask task) : IReadOnlyList<ChatMessage>
{
    /// <inheritdoc />
    public int Count => Messages.Count;

    private IReadOnlyList<ChatMessage> Messages => PromptRenderer.Render(variant, task);

    /// <inheritdoc />
    public ChatMessage this[int index] => Messages[index];

    /// <inheritdoc />
    public IEnumerator<ChatMessage> GetEnumerator() => Messages.GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
