using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LlmEval.Review.Api.Contract;

/// <summary>Files that are written while they are sent, however large.</summary>
internal static class Downloads
{
    /// <summary>A file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name under which a browser keeps it.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="write">Writes it.</param>
    public static PushStreamHttpResult Of(HttpContext context, string name, string mediaType, Func<Stream, Task> write)
    {
        // Writers of documents and archives flush synchronously here and there.
        if (context.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        return TypedResults.Stream(write, mediaType, name);
    }
}
