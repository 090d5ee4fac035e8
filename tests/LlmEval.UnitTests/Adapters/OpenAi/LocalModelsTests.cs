using System.Net;
using LlmEval.Adapters.OpenAi;

namespace LlmEval.UnitTests.Adapters.OpenAi;

public class LocalModelsTests
{
    [Test]
    public async Task The_models_of_a_server_are_listed()
    {
        Uri? asked = null;

        var models = await ListAsync(request =>
        {
            asked = request.RequestUri;
            return Answer("""{"object":"list","data":[{"id":"qwen2.5-coder:7b","object":"model"},{"id":"llama3.2"}]}""");
        });

        models.ShouldBe(["qwen2.5-coder:7b", "llama3.2"]);
        asked.ShouldBe(new Uri("http://localhost:11434/v1/models"));
    }

    [TestCase("<html>hello</html>")]
    [TestCase("[]")]
    [TestCase("""{"models":[]}""")]
    [TestCase("""{"data":{}}""")]
    [TestCase("""{"data":[{"name":"x"}]}""")]
    [TestCase("")]
    public async Task Whoever_answers_otherwise_is_no_such_server(string answer) => (await ListAsync(_ => Answer(answer))).ShouldBeEmpty();

    [Test]
    public async Task Nobody_there_is_no_server_either()
    {
        (await ListAsync(_ => throw new HttpRequestException("connection refused"))).ShouldBeEmpty();
        (await ListAsync(_ => throw new TaskCanceledException("time-out"))).ShouldBeEmpty();
        (await ListAsync(_ => new HttpResponseMessage(HttpStatusCode.NotFound))).ShouldBeEmpty();
    }

    [Test]
    public async Task Cancellation_is_no_answer()
    {
        using var http = new HttpClient(new Handler(_ => throw new TaskCanceledException()));

        await Should.ThrowAsync<OperationCanceledException>(() => LocalModels.ListAsync(http, LocalModels.Ollama, new CancellationToken(canceled: true)));
    }

    private static HttpResponseMessage Answer(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text) };

    private static async Task<IReadOnlyList<string>> ListAsync(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var http = new HttpClient(new Handler(answer));
        return await LocalModels.ListAsync(http, LocalModels.Ollama, CancellationToken.None);
    }

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
