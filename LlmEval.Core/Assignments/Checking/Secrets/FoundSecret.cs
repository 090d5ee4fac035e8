namespace LlmEval.Core.Assignments.Checking.Secrets;

/// <summary>A secret, masked: enough to find it, too little to use it.</summary>
/// <param name="Kind">What it is, in words.</param>
/// <param name="Masked">Its first characters and its length.</param>
internal sealed record FoundSecret(string Kind, string Masked)
{
    private const int Shown = 4;

    public static FoundSecret Of(string kind, string secret) =>
        new(kind, secret.Length < 4 * Shown ? $"*** ({secret.Length} characters)" : $"{secret[..Shown]}*** ({secret.Length} characters)");

    public override string ToString() => $"{Kind} {Masked}";
}
