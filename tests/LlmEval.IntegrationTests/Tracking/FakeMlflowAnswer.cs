using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary>An answer of the fake.</summary>
internal sealed record FakeMlflowAnswer(int Status, string ContentType, string Body)
{
    public static FakeMlflowAnswer Ok(JsonObject? body = null) => new(200, "application/json", (body ?? []).ToJsonString());

    /// <summary>An error of MLflow's own.</summary>
    public static FakeMlflowAnswer Error(int status, string code, string message) =>
        new(status, "application/json", new JsonObject { ["error_code"] = code, ["message"] = message }.ToJsonString());

    public static FakeMlflowAnswer Invalid(string message) => Error(400, "INVALID_PARAMETER_VALUE", message);

    public static FakeMlflowAnswer Missing(string message) => Error(404, "RESOURCE_DOES_NOT_EXIST", message);

    /// <summary>An error of its web server.</summary>
    public static FakeMlflowAnswer Html(int status, string title) =>
        new(status, "text/html; charset=utf-8", $"<!doctype html>\n<html lang=en>\n<title>{status} {title}</title>\n<h1>{title}</h1>\n");

    /// <summary>Plain text, whatever the type says.</summary>
    public static FakeMlflowAnswer Text(int status, string text) => new(status, "text/html; charset=utf-8", text);
}
