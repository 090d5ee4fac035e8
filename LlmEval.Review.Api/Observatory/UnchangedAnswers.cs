using System.Net.Mime;
using System.Text.Json;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Review.Api.Eval360;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LlmEval.Review.Api.Observatory;

/// <summary>
/// Gives an answer again, byte for byte, as long as nothing in the store has changed. Each request asks the store whether anything has, so that
/// nothing old is ever shown. Only for endpoints whose answer depends on path, query and store alone.
/// </summary>
internal sealed class UnchangedAnswers(IStoreVersion version, IOptions<JsonOptions> ours) : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The answer from before, or the one that is made.</summary>
    public async ValueTask<object?> GetAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        // Before the answer is made: it may then be newer than this says, never older.
        var now = await version.ReadAsync(context.HttpContext.RequestAborted);
        var key = $"{request.Path}{request.QueryString}";
        if (answers.TryGetValue(key, out Answer? known) && known!.Version == now) return known.Result;

        var made = await next(context);
        if (made is IStatusCodeHttpResult { StatusCode: not StatusCodes.Status200OK }) return made;
        if ((made is IResult ? (made as IValueHttpResult)?.Value : made) is not { } value) return made;
        var options = Eval360Api.Covers(context.HttpContext) ? Eval360Json.Options : ours.Value.SerializerOptions;
        var answer = new Answer(now, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), options));
        answers.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Bytes.Length + key.Length });
        return answer.Result;
    }

    /// <inheritdoc />
    public void Dispose() => answers.Dispose();

    private sealed record Answer(string Version, byte[] Bytes)
    {
        public IResult Result => TypedResults.Bytes(Bytes, $"{MediaTypeNames.Application.Json}; charset=utf-8");
    }
}

/// <summary>Says which endpoints answer so.</summary>
internal static class UnchangedAnswersExtensions
{
    /// <summary>Endpoints whose answer depends on path, query and store alone.</summary>
    public static RouteGroupBuilder AnswerFromBefore(this RouteGroupBuilder endpoints) => endpoints.AddEndpointFilter(
        (context, next) => context.HttpContext.RequestServices.GetRequiredService<UnchangedAnswers>().GetAsync(context, next));
}
