namespace LlmEval.Core.Domain.Identity;

/// <summary>A value that must never be shown or stored. Its text form is always <c>***</c>.</summary>
/// <param name="reference">Where the value came from, e.g. <c>${env:OPENAI_API_KEY}</c>. This part may be shown.</param>
/// <param name="value">The secret itself.</param>
public sealed class Secret(string reference, string value)
{
    // Servers without keys are given words such as "none" or "x": hiding those would only garble messages.
    private const int ShortestHidden = 6;

    /// <summary>Where the value came from, e.g. <c>${env:OPENAI_API_KEY}</c>.</summary>
    public string Reference { get; } = reference;

    /// <summary>Gives the secret to the code that sends it. Never log the result.</summary>
    public string Reveal() => value;

    /// <summary>Replaces the secret in a text that others wrote. Values of fewer than 6 characters are taken for no secret.</summary>
    public string Redact(string text) => value.Length < ShortestHidden ? text : text.Replace(value, "***", StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => "***";
}
