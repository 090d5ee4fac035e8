using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>What reading a document needs besides the document.</summary>
public sealed class ReadContext
{
    /// <summary>Takes what is wrong.</summary>
    public required DiagnosticBag Problems { get; init; }

    /// <summary>Absolute path of the folder that relative paths start from: the file's own.</summary>
    public required string Folder { get; init; }

    /// <summary>Gives environment variables, or null for files in which <c>${env:…}</c> has no meaning.</summary>
    public Func<string, string?>? Variables { get; init; }

    /// <summary>Tells the day, for what holds from a day on.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether a variable for a secret may be missing, because nobody will be called. Default no.</summary>
    public bool SecretsMayBeMissing { get; init; }

    /// <summary>Puts the values of variables into a scalar; null when that failed and is reported.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="isSecret">Whether the value is a secret.</param>
    internal ExpandedText? Expand(ScalarNode scalar, bool isSecret) => Variables is null
        ? ExpandedText.Literal(scalar.Text)
        : EnvReferences.Expand(scalar, Variables, Problems, missing: isSecret && SecretsMayBeMissing ? "missing" : null);
}
