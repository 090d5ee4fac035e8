using LlmEval.Adapters.Assignments.Chromium.Libraries;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>Which requests of a page are answered, and by whom. Whatever is not named is refused.</summary>
/// <param name="page">The page's address; what is beside and below it is its own.</param>
/// <param name="services">Services that are answered in their place.</param>
internal sealed class RequestPolicy(Uri page, IReadOnlyList<ServiceAnswer> services)
{
    private readonly string folder = page.AbsolutePath[..(page.AbsolutePath.LastIndexOf('/') + 1)];

    /// <summary>Decides about one request.</summary>
    public RequestDecision Decide(string method, Uri url)
    {
        if (IsOwn(url))
        {
            return method is "GET" or "HEAD" ? new AskOwnServer() : new Refuse($"a page server takes no {OneLine.Of(method, 20)}");
        }

        if (services.FirstOrDefault(service => Names(service, url)) is { } service) return new AnswerForService(service);
        if (LibraryCatalog.Find(url) is { } library) return new ServeLibrary(library);
        return new Refuse(IsOwnOrigin(url) ? $"outside of {folder}" : "no service of the task, no known library");
    }

    /// <summary>Whether an address belongs to the page: same origin, and below its folder however it is written.</summary>
    public bool IsOwn(Uri url)
    {
        if (!IsOwnOrigin(url) || !url.AbsolutePath.StartsWith(folder, StringComparison.Ordinal)) return false;
        var below = Uri.UnescapeDataString(Uri.UnescapeDataString(url.AbsolutePath[folder.Length..]));
        return !below.Contains('\\', StringComparison.Ordinal) && !below.Split('/').Contains("..");
    }

    private bool IsOwnOrigin(Uri url) =>
        url.Scheme == page.Scheme && url.Port == page.Port && string.Equals(url.Host, page.Host, StringComparison.OrdinalIgnoreCase);

    private static bool Names(ServiceAnswer service, Uri url) =>
        Uri.TryCreate(service.Url, UriKind.Absolute, out var named) && named.GetLeftPart(UriPartial.Path) == url.GetLeftPart(UriPartial.Path);
}
