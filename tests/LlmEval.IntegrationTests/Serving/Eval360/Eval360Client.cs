using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Identity;
using LlmEval.Review.Api.Eval360;

namespace LlmEval.IntegrationTests.Serving.Eval360;

/// <summary>Calls of the compatible surface.</summary>
internal static class Eval360Client
{
    public const string Token = "t0ken";

    /// <summary>A server that knows <see cref="Token"/>.</summary>
    public static Eval360Options Options { get; } = new() { DashboardToken = new Secret("test", Token) };

    /// <summary>A program that carries the shared token.</summary>
    public static HttpClient Program(this ServedReview served)
    {
        var client = served.Anyone();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    /// <summary>The body of a result, valid unless it is changed.</summary>
    public static JsonObject Result(string dataset = "aime24", string checkpoint = "m__step-100") => new()
    {
        ["model_id"] = "m",
        ["display_name"] = "M",
        ["owner"] = "team",
        ["checkpoint_id"] = checkpoint,
        ["training_step"] = 100,
        ["dataset_name"] = dataset,
        ["metrics"] = new JsonObject { ["accuracy"] = 0.5 },
    };

    public static Task<JsonNode> TakeAsync(this HttpClient client, JsonNode body, HttpStatusCode status = HttpStatusCode.OK) =>
        client.RawAsync(HttpMethod.Post, "/eval360/api/ingest/eval-result", body.ToJsonString(), status);

    /// <summary>Sends a body as it stands. Errors must have both texts, and a list where the status is 422.</summary>
    public static async Task<JsonNode> RawAsync(this HttpClient client, HttpMethod method, string path, string? body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, $"{method} {path}: {text}");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var json = JsonNode.Parse(text)!;
        if ((int)status < 400) return json;
        json.Text("error").ShouldNotBeEmpty();
        if (status != HttpStatusCode.UnprocessableEntity) json.Text("detail").ShouldNotBeEmpty();
        else json["detail"]!.AsArray().ShouldAllBe(fault => fault!["type"] != null && fault["msg"] != null && fault["loc"] is JsonArray);
        return json;
    }
}
