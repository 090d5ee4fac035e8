namespace LlmEval.Adapters.Assignments.Local;

/// <summary>The addresses of the host: <c>/git/OWNER/NAME</c> is a repository, <c>/OWNER/NAME/</c> its page.</summary>
/// <param name="listening">Where the server listens.</param>
/// <param name="shown">The address as others reach it.</param>
internal sealed class LocalAddresses(Uri listening, Uri shown)
{
    /// <summary>The first part of the paths of repositories; no owner is called so.</summary>
    public const string Git = "git";

    /// <summary>Where the server listens.</summary>
    public Uri Listening => listening;

    /// <summary>The address as others reach it.</summary>
    public Uri Shown => shown;

    /// <summary>The address of a repository.</summary>
    public string RepositoryOf(string owner, string name) => new Uri(shown, $"/{Git}/{owner}/{name}").AbsoluteUri;

    /// <summary>The address of a page, with a slash at the end.</summary>
    public string PageOf(string owner, string name) => new Uri(shown, $"/{owner}/{name}/").AbsoluteUri;

    /// <summary>The repository that an address is of; null when it is of none here.</summary>
    /// <remarks>Another port of this machine counts too: it is what the server had before it was started anew.</remarks>
    public (string Owner, string Name)? Parse(string repoUrl)
    {
        if (!Uri.TryCreate(repoUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return null;
        if (!IsOurs(url) && !url.IsLoopback) return null;
        return url.AbsolutePath.Trim('/').Split('/') is [Git, var owner, var name] ? (owner, name) : null;
    }

    /// <summary>Whether an address is one of this very host, not of another port of this machine.</summary>
    public bool Own(string repoUrl) => Uri.TryCreate(repoUrl, UriKind.Absolute, out var url) && IsOurs(url);

    private bool IsOurs(Uri url) => url.Authority == shown.Authority || url.Authority == listening.Authority;
}
