using System.Net;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Users;
using LlmEval.IntegrationTests.Lab;
using LlmEval.IntegrationTests.Storage;

namespace LlmEval.IntegrationTests.Serving.Lab;

/// <summary>
/// A real server whose lab has the connections of <see cref="OpenLab.Recorded"/>: recorded answers of <c>a</c>, <c>b</c>, <c>c</c> and a recorded
/// judge that likes them in this order. Only <c>a</c> and <c>b</c> have a price.
/// </summary>
internal sealed class ServedLab : IAsyncDisposable
{
    public const string Prompt = OpenLab.Prompt;

    private readonly ServedReview served;

    private ServedLab(ServedReview served, HttpClient admin, HttpClient reviewer) => (this.served, Admin, Reviewer) = (served, admin, reviewer);

    public HttpClient Admin { get; }

    public HttpClient Reviewer { get; }

    public PostgresDatabase Database => served.Database;

    /// <summary>The id of the review prompt; empty until <see cref="FillAsync"/>.</summary>
    public string Review { get; private set; } = "";

    /// <summary>A lab with nothing but its connections.</summary>
    /// <param name="scored">Changes what the judge recorded.</param>
    /// <param name="prepare">Fills the database before the server starts.</param>
    public static async Task<ServedLab> StartAsync(Action<JsonObject>? scored = null, Func<PostgresDatabase, Task>? prepare = null)
    {
        var started = await ServedReview.StartAsync(lab: folder => Settings(folder, scored), prepare: prepare);
        return new ServedLab(started, await started.UserAsync(UserRole.Admin), await started.UserAsync(UserRole.Reviewer));
    }

    /// <summary>A lab with a prompt, three configs and a review prompt.</summary>
    public static async Task<ServedLab> FilledAsync(Action<JsonObject>? scored = null)
    {
        var lab = await StartAsync(scored);
        await lab.FillAsync();
        return lab;
    }

    /// <summary>Recorded answers and a recorded judge; a million tokens of <c>a</c> cost 1 and 10 dollars, of <c>b</c> a tenth of it.</summary>
    public static LabSettings Settings(TestDatabase folder, Action<JsonObject>? scored = null) => new()
    {
        Connections = [.. OpenLab.Recorded(folder, scored: scored).Select(connection => connection.Name switch
        {
            "a" => Priced(connection, 1),
            "b" => Priced(connection, 0.1m),
            _ => connection,
        })],
    };

    /// <summary>Makes the prompt, the configs and the review prompt.</summary>
    public async Task FillAsync()
    {
        await Admin.PostAsync("/lab/prompts", new { name = Prompt, messages = new[] { new { role = "user", content = "A haiku on rain." } } }, HttpStatusCode.Created);
        foreach (var name in new[] { "a", "b", "c" }) await Admin.PostAsync("/lab/configs", new { name, connection = name, model = "replayed" }, HttpStatusCode.Created);
        Review = (await Admin.PostAsync("/lab/review-prompts", Poems(), HttpStatusCode.Created)).Text("id");
    }

    /// <summary>A review prompt that the recorded judge can answer.</summary>
    public static object Poems(string name = "Poems") => new
    {
        name,
        template = "Rank {num_configs} responses to {original_prompt} by their form, as JSON: {all_responses}",
        criteria = new[] { "form" },
        connection = "judge",
        defaultModel = "recorded",
    };

    /// <summary>Makes a session and waits, by events, until it rests.</summary>
    public async Task<JsonNode> SessionAsync(int runs, CancellationToken cancellationToken)
    {
        using var events = await ListenAsync(cancellationToken);
        var begun = await Admin.PostAsync($"/lab/prompts/{Prompt}/sessions", new { runs, reviewPrompt = Review }, HttpStatusCode.Accepted);
        return await RestAsync(events, $"/lab/sessions/{begun.Text("id")}", session => session.Text("status") != "running", cancellationToken);
    }

    /// <summary>Makes a run of all configs and waits, by events, until it rests.</summary>
    public async Task<JsonNode> RunAsync(object request, CancellationToken cancellationToken)
    {
        using var events = await ListenAsync(cancellationToken);
        var begun = await Admin.PostAsync($"/lab/prompts/{Prompt}/runs", request, HttpStatusCode.Accepted);
        return await RestAsync(events, $"/lab/runs/{begun.Text("id")}", run => run.Text("run.status") is not ("running" or "judging"), cancellationToken);
    }

    /// <summary>Waits, by events, until what stands at a path is as it is wanted.</summary>
    public async Task<JsonNode> RestAsync(Listening events, string path, Func<JsonNode, bool> isWanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var seen = await Reviewer.OkAsync(path);
            if (isWanted(seen)) return seen;
            await events.NextAsync(item => item.EventType == "lab", cancellationToken);
        }
    }

    /// <summary>Begins to listen to events.</summary>
    public async Task<Listening> ListenAsync(CancellationToken cancellationToken) => new(await Reviewer.GetStreamAsync("/api/v1/events", cancellationToken));

    public async ValueTask DisposeAsync() => await served.DisposeAsync();

    private static LabConnection Priced(LabConnection connection, decimal input) => connection with
    {
        Template = connection.Template with
        {
            Price = new TokenPrice { Currency = TokenPrice.Usd, Input = input, CachedInput = input, Output = 10 * input, Source = "test" },
        },
    };
}
