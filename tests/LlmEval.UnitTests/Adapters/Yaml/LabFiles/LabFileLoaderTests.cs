using System.Text.Json.Nodes;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Replay;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.LabFiles;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Core.Domain.Lab;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Yaml.LabFiles;

public class LabFileLoaderTests
{
    private static readonly JsonSchemaSubset Schema = new(JsonNode.Parse(LabFileGrammar.ToJsonSchema())!.AsObject());

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        folder.File("answers.jsonl", "");
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void All_of_it_is_read()
    {
        var settings = Load("""
            connections:
              gateway:
                provider: openai
                base_url: https://gateway.example.org/v1
                api_key: ${env:GATEWAY_KEY}
                limits: { requests_per_minute: 60, retries: 0 }
                price: { input: 1, output: 2 }
              recorded: { provider: replay, path: answers.jsonl }
            max_cost_usd: 2.5
            """).Settings!;

        settings.Connections.Select(connection => connection.Name).ShouldBe(["gateway", "recorded"]);
        var gateway = settings.Find("gateway")!.Template;
        (gateway.Provider, gateway.Limits.RequestsPerMinute, gateway.Limits.Retries, gateway.Price!.Output).ShouldBe(("openai", 60, 0, 2m));
        ((OpenAiOptions)gateway.Provided).ApiKey!.Reveal().ShouldBe("value-of-the-key");
        ((ReplayOptions)settings.Find("recorded")!.Template.Provided).Path.ShouldBe(Path.Combine(folder.Path, "answers.jsonl"));
        settings.Find("Recorded").ShouldBeNull();
        (settings.MaxCostUsd, settings.Prices).ShouldBe((2.5m, PriceFile.Default));
        KnownSecrets.Of(settings).Select(secret => secret.Reveal()).ShouldContain("value-of-the-key");
    }

    [TestCase("connections: {}\n", "1:14")]
    [TestCase("connections: []\n", "1:14")]
    [TestCase("conections: { a: { provider: replay, path: answers.jsonl } }\n", "1:1")]
    [TestCase("connections:\n  a: { provider: replay, path: answers.jsonl, model: x }\n", "2:47")]
    [TestCase("connections:\n  a: { provider: replay, path: answers.jsonl, params: { temperature: 0 } }\n", "2:47")]
    [TestCase("connections:\n  a: { provider: replay, path: nowhere.jsonl }\n", "2:32")]
    [TestCase("connections:\n  a: { provider: replay }\n", "2:6")]
    [TestCase("connections:\n  a: { provider: nobody }\n", "2:18")]
    [TestCase("connections:\n  \"a b\": { provider: replay, path: answers.jsonl }\n", "2:3")]
    [TestCase("connections:\n  a: { provider: openai, api_key: \"${env:NOT_SET}\" }\n", "2:36")]
    [TestCase("connections:\n  a: { provider: openai }\n", "2:6")]
    [TestCase("connections:\n  a: { provider: replay, path: answers.jsonl }\nmax_cost_usd: 0\n", "3:15")]
    [TestCase("connections:\n  a: { provider: replay, path: answers.jsonl }\nprices: nowhere.yaml\n", "3:9")]
    public void What_is_wrong_is_said_once_at_its_place(string text, string place)
    {
        var result = Load(text);

        result.Settings.ShouldBeNull();
        result.Diagnostics.Select(problem => $"{problem.Line}:{problem.Column}").ShouldBe([place], DiagnosticRenderer.Render(result.Diagnostics));
    }

    [Test]
    public void Everything_wrong_is_said_in_one_go() =>
        Load("connections:\n  a: { provider: nobody }\n  b: { provider: replay }\nmax_cost: 1\n").Diagnostics.Count.ShouldBe(3);

    [Test]
    public void Where_nobody_is_called_a_key_may_be_missing() =>
        LabFileLoader.Load(
            folder.File("lab.yaml", "connections:\n  a: { provider: openai, api_key: \"${env:NOT_SET}\" }\n"),
            new LabFileOptions { Environment = _ => null, SecretsMayBeMissing = true }).Settings.ShouldNotBeNull();

    [Test]
    public void Without_a_file_there_are_the_usual_connections_and_what_they_lack_is_said_when_they_are_used()
    {
        var settings = UsualConnections.Of(name => name == "OPENAI_API_KEY" ? "value-of-the-key" : null);

        settings.Connections.Select(connection => connection.Name).ShouldBe([LabConnection.DefaultName, "anthropic"]);
        ((OpenAiOptions)settings.Find("openai")!.Template.Provided).ApiKey!.ToString().ShouldBe("***");
        settings.Find("anthropic")!.Template.Provided.Secrets.ShouldBeEmpty();
    }

    [Test]
    public void The_address_of_the_usual_connections_follows_the_environment() =>
        ((OpenAiOptions)UsualConnections.Of(name => name == "OPENAI_BASE_URL" ? "http://localhost:1/v1" : null).Find("openai")!.Template.Provided)
            .BaseUrl.AbsoluteUri.ShouldBe("http://localhost:1/v1");

    [Test]
    public void The_named_file_counts_before_the_one_that_lies_here()
    {
        var (here, named) = (folder.File("lab.yaml", ""), folder.File("other/mine.yaml", ""));

        LabFileAccess.Find(null, folder.Path).ShouldBe(here);
        LabFileAccess.Find("other/mine.yaml", folder.Path).ShouldBe(named);
    }

    [Test]
    public void The_committed_schema_is_fresh() =>
        (File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas/lab.schema.json")) == LabFileGrammar.ToJsonSchema())
            .ShouldBeTrue("run `llm-eval schema lab > schemas/lab.schema.json`");

    [TestCase("connections: { a: { provider: replay, path: answers.jsonl } }", true)]
    [TestCase("connections: { a: { provider: openai, base_url: \"http://localhost/v1\", limits: { retries: 0 } } }\nmax_cost_usd: 1", true)]
    [TestCase("connections: {}", false)]
    [TestCase("connections: { \"a b\": { provider: replay, path: answers.jsonl } }", false)]
    [TestCase("connections: { a: { provider: replay, path: answers.jsonl, model: x } }", false)]
    [TestCase("max_cost_usd: 1", false)]
    public void The_schema_and_the_loader_agree(string text, bool isValid)
    {
        (Load(text).Settings is not null).ShouldBe(isValid);
        Schema.IsValid(NodeJson.Of(YamlReader.Read(new SourceText("lab.yaml", text), new DiagnosticBag(), bareReferences: true)!)).ShouldBe(isValid);
    }

    private LabFileResult Load(string text) => LabFileLoader.Load(
        folder.File("lab.yaml", text), new LabFileOptions { Environment = name => name == "GATEWAY_KEY" ? "value-of-the-key" : null });
}
