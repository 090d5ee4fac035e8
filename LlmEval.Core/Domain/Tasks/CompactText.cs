using System.Text;

namespace LlmEval.Core.Domain.Tasks;

/// <summary>
/// A text that a dataset has many of and that is seldom read: a byte per character while each fits into one (Latin-1), as in nearly every
/// program. Reading it makes a new string.
/// </summary>
internal readonly struct CompactText(string text) : IEquatable<CompactText>
{
    // Bytes, or the text itself.
    private readonly object? kept = text.All(character => character <= byte.MaxValue) ? Encoding.Latin1.GetBytes(text) : text;

    /// <summary>The text.</summary>
    public string Text => kept as string ?? Encoding.Latin1.GetString(kept as byte[] ?? []);

    /// <inheritdoc />
    public bool Equals(CompactText other) => Text == other.Text;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is CompactText other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
