using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Assignments.Course;

/// <summary>Sends tasks and notices over HTTP, in the fields of the course (assignments.md, 2). Redirects are not followed: what is sent holds a secret.</summary>
/// <param name="secrets">What answers are not to show, besides the secret of a task; null for nothing.</param>
public sealed class CourseWire(IReadOnlyList<Secret>? secrets = null) : INoticeSender, ITaskSender, IDisposable
{
    private const int MostOfAnswer = 2000;
    private const int Shown = 300;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly string[] hidden = [.. (secrets ?? []).Select(secret => secret.Reveal())];
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc />
    public Task<HttpAnswer> SendAsync(string url, BuildNotice notice, CancellationToken cancellationToken) => PostAsync(
        url,
        new
        {
            notice.Email,
            notice.Task,
            notice.Round,
            notice.Nonce,
            notice.Submission.RepoUrl,
            notice.Submission.CommitSha,
            notice.Submission.PagesUrl,
        },
        hidden,
        cancellationToken);

    /// <inheritdoc />
    public Task<HttpAnswer> SendAsync(string endpoint, BuildRequest request, CancellationToken cancellationToken) =>
        PostAsync(endpoint, request, [.. hidden, request.Secret], cancellationToken);

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private async Task<HttpAnswer> PostAsync<T>(string url, T body, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return new HttpAnswer(null, "is no address with http or https");
        try
        {
            using var content = JsonContent.Create(body, options: Json);
            // Whole, with its length: some servers do not take it in pieces.
            await content.LoadIntoBufferAsync(cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var (text, isCut) = await BeginningAsync(answer, cancellationToken);
            return new HttpAnswer((int)answer.StatusCode, AnswerText.Of(text, isCut, secrets, Shown));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new HttpAnswer(null, AnswerText.Of(e.Message, isCut: false, secrets, Shown));
        }
    }

    private static async Task<(string Text, bool IsCut)> BeginningAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[MostOfAnswer];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return (Encoding.UTF8.GetString(bytes, 0, read), read == bytes.Length);
    }
}
