namespace LlmEval.Adapters;

/// <summary>Addresses of servers.</summary>
internal static class HttpAddress
{
    /// <summary>Reads an address; null when it is no http or https address, or holds credentials, which would be stored with it.</summary>
    public static Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address is { Host.Length: > 0, UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
            ? address
            : null;
}
