using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LlmEval.Adapters.OpenAi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.IntegrationTests.Models;
using LlmEval.Review.Api.PromptLab;

namespace LlmEval.IntegrationTests.Serving.PromptLab;

/// <summary>
/// The original's API over a real database, and a real server with OpenAI's API behind the connection that its pages mean. The model
/// <c>m7</c> answers <c>worth 7</c>; the judge <c>gpt-5</c> scores by that number.
/// </summary>
internal sealed partial class ServedPromptLab : IAsyncDisposable
{
    /// <summary>What an answer costs, in US dollars: 19 tokens sent, 10 received.</summary>
    public const decimal AnswerCost = 0.000119m;

    private static readonly TokenPrice Price = new() { Currency = TokenPrice.Usd, Input = 1, CachedInput = 1, Output = 10, Source = "test" };

    private ServedPromptLab(FakeOpenAiServer models, ServedReview served) => (Models, Served) = (models, served);

    public FakeOpenAiServer Models { get; }

    public ServedReview Served { get; }

    /// <param name="address">Where it listens; loopback by default.</param>
    /// <param name="atRoot">Whether it stands at <c>/api</c> too.</param>
    public static async Task<ServedPromptLab> StartAsync(IPAddress? address = null, bool atRoot = false)
    {
        var models = await FakeOpenAiServer.StartAsync();
        models.Otherwise = Answer;
        var settings = new LabSettings { Connections = [Connection(models)] };
        return new ServedPromptLab(models, await ServedReview.StartAsync(address: address, lab: _ => settings, promptLab: new PromptLabOptions { AtRoot = atRoot }));
    }

    /// <summary>The user of this machine.</summary>
    public HttpClient Client => field ??= Served.Anyone();

    public Task<JsonNode> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK) => SendAsync(HttpMethod.Get, path, null, status);

    public Task<JsonNode> PostAsync(string path, string? body = null, HttpStatusCode status = HttpStatusCode.OK) => SendAsync(HttpMethod.Post, path, body, status);

    public Task<JsonNode> PutAsync(string path, string? body = null, HttpStatusCode status = HttpStatusCode.OK) => SendAsync(HttpMethod.Put, path, body, status);

    public Task<JsonNode> DeleteAsync(string path, HttpStatusCode status = HttpStatusCode.OK) => SendAsync(HttpMethod.Delete, path, null, status);

    public Task<JsonNode> SendAsync(HttpMethod method, string path, string? body, HttpStatusCode status) => Client.CallAsync(method, "/lab/api" + path, body, status);

    /// <summary>A new prompt.</summary>
    public async Task<string> AddPromptAsync()
    {
        var name = $"prompt-{Guid.CreateVersion7():N}";
        await PostAsync($"/prompts/create?name={name}", """{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"On rain."}]}""");
        return name;
    }

    /// <summary>A config of each model, named as it; what is there stays.</summary>
    public async Task AddConfigsAsync(params string[] models)
    {
        var known = (await GetAsync("/configs/list?active_only=false")).AsArray().Select(config => config!.Text("name")).ToHashSet();
        foreach (var model in models.Where(model => !known.Contains(model))) await PostAsync("/configs/create", $$"""{"name":"{{model}}","model":"{{model}}","max_output_tokens":100}""");
    }

    /// <summary>The id of a new review prompt with the criterion <c>form</c>.</summary>
    public async Task<string> AddReviewPromptAsync()
    {
        var name = $"review-{Guid.CreateVersion7():N}";
        const string template = "Rank the {num_configs} responses to {original_prompt} by form, as JSON: {all_responses}";
        return (await PostAsync($"/review-prompts?name={name}&template={Uri.EscapeDataString(template)}&default_model=gpt-5&created_by=ann", """["form"]""")).Text("prompt_id");
    }

    /// <summary>A run of a prompt with all configs, at rest.</summary>
    public async Task<string> RunAsync(string prompt)
    {
        var run = (await PostAsync($"/experiments/run-all-configs?prompt_name={prompt}")).Text("run_id");
        await UntilAsync($"/runs/{run}", "run.status", "experiment_completed");
        return run;
    }

    /// <summary>The id of a completed scoring of a run.</summary>
    public async Task<string> JudgeAsync(string prompt, string run)
    {
        var batch = (await PostAsync($"/ai-evaluate/batch?prompt_name={prompt}&review_prompt_id={await AddReviewPromptAsync()}&run_id={run}")).Text("batch_id");
        await UntilAsync($"/ai-evaluate/batch/{batch}", "status", "completed");
        // The batch comes to rest before its run does.
        await UntilAsync($"/runs/{run}", "run.status", "analysis_completed");
        return batch;
    }

    /// <summary>Asks until a field is what it is waited for.</summary>
    public async Task<JsonNode> UntilAsync(string path, string field, string value)
    {
        while (true)
        {
            var answer = await GetAsync(path);
            if (answer.Text(field) == value) return answer;
            answer.Text(field).ShouldBeOneOf("running", "experiment_completed", value);
            TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>The experiments of a run by config.</summary>
    public async Task<Dictionary<string, string>> ExperimentsAsync(string run) =>
        (await GetAsync($"/runs/{run}"))["experiments"]!.AsArray().ToDictionary(experiment => experiment!.Text("config_name"), experiment => experiment!.Text("experiment_id"));

    public async ValueTask DisposeAsync()
    {
        await Served.DisposeAsync();
        await Models.DisposeAsync();
    }

    private static LabConnection Connection(FakeOpenAiServer models) => new()
    {
        Name = LabConnection.DefaultName,
        Template = new ModelOptions
        {
            Id = LabConnection.DefaultName,
            Provider = OpenAiProvider.LiteralName,
            Model = LabConnection.DefaultName,
            Price = Price,
            Provided = new OpenAiOptions { BaseUrl = models.BaseUrl, ApiKey = new Secret("${env:SERVED_KEY}", FakeOpenAiServer.Key) },
        },
    };

    private static FakeAnswer Answer(RecordedCall call)
    {
        var model = call.Json.GetProperty("model").GetString()!;
        if (model == "broken") return FakeAnswer.Failure(400, "This model is broken.", "invalid_request_error", null);
        return FakeAnswer.Completion(model.StartsWith("gpt", StringComparison.Ordinal) ? Judgment(call.LastMessage) : $"worth {model[1..]}");
    }

    private static string Judgment(string question)
    {
        var worth = Shown().Matches(question).ToDictionary(shown => shown.Groups["label"].Value, shown => int.Parse(shown.Groups["worth"].Value));
        return new JsonObject
        {
            ["rankings"] = new JsonArray([.. worth.Select(shown => new JsonObject
            {
                ["label"] = shown.Key,
                ["criteria_scores"] = new JsonObject { ["form"] = shown.Value },
                ["overall_score"] = shown.Value,
                ["comment"] = $"is worth {shown.Value}",
                ["rank"] = 1 + worth.Values.Count(other => other > shown.Value),
            })]),
        }.ToJsonString();
    }

    [GeneratedRegex(@"<<<RESPONSE (?<label>[A-Z]+) [^>]+>>>\nworth (?<worth>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}

/// <summary>Calls of this surface.</summary>
internal static class PromptLabCalls
{
    /// <summary>Sends a body as it stands. Errors must have <c>detail</c>, a list where the status is 422, and a text <c>message</c>.</summary>
    public static async Task<JsonNode> CallAsync(this HttpClient client, HttpMethod method, string path, string? body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, $"{method} {path}: {text}");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var json = JsonNode.Parse(text)!;
        if ((int)status < 400) return json;
        json.Text("message").ShouldNotBeEmpty();
        if (status != HttpStatusCode.UnprocessableEntity) json.Text("detail").ShouldNotBeEmpty();
        else json["detail"]!.AsArray().ShouldAllBe(fault => fault!["type"] != null && fault["msg"] != null && fault["loc"] is JsonArray);
        return json;
    }

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode node, string path) => [.. node.At(path)!.AsArray().Select(item => item!.GetValue<string>())];

    public static double Number(this JsonNode node, string path) => node.At(path)!.GetValue<double>();
}
