using LlmEval.Adapters.Command;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Replay;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

public class ConfigLoaderTests
{
    private const string Full = """
        name: full
        description: Every key
        dataset:
          path: tasks
          format: llm-eval
          mutation: always
          mode: weak
          filter: { topic: [strings, "404"], difficulty: [easy, hard], ids: ["a/*"] }
          limit: 7
        models:
          - id: hosted/m:1.5_x-y
            provider: openai
            model: m-1
            base_url: http://localhost:8000/v1
            api_key: ${env:OPENAI_API_KEY}
            params:
              temperature: 0.5
              top_p: 0.9
              max_output_tokens: 100
              reasoning_effort: high
              verbosity: low
              stop: ["\n", END]
              frequency_penalty: -1
              presence_penalty: 1.5
              seed: 3
            limits: { concurrency: 2, requests_per_minute: 60, tokens_per_minute: 1000, timeout: 1500ms, retries: 0 }
            price: { input: 2.50, cached_input: 1.25, output: 10, currency: EUR }
            checkpoint: { step: 5000 }
          - { id: local, provider: replay, path: replays/local.jsonl }
          - { id: own, provider: command, command: [./bin/run, --fast], model: own-2 }
        prompts:
          - { id: long, system: "Use ${env:HOME}.", template: "A: {{prompt}} ${env:HOME}" }
          - { id: short }
        samples: ${env:FIVE}
        seed: 9
        scoring: { pass_at: [5, 1], timeout: 2.5s, case_passes: rate>=0.6 }
        sandbox: { backend: docker, image: "python:3.13", isolation: case, workers: 3, memory: 1GB, cpus: 0.5, processes: 64, output: 1MiB }
        matrix: { exclude: [{ model: local, prompt: short }, { model: own }], include: [{ model: own, prompt: long }] }
        gates:
          - { model: local, metric: pass@5, prompt: long, at_least: 60%, bound: lower }
        snapshot: { mode: exact }
        fail_on: any
        max_not_measured: 0.05
        storage: { url: ${env:STORE} }
        tracking: { mlflow: "https://mlflow.example/team", experiment: trials }
        x-mine: [free, { a: 1 }]
        """;

    [Test]
    public void Every_key_arrives()
    {
        var config = SomeConfig.Load(Full).Config!;

        (config.Name, config.Description, config.Samples, config.Seed, config.Snapshot.Mode, config.FailOn, config.MaxNotMeasured)
            .ShouldBe(("full", "Every key", 5, 9L, SnapshotMode.Exact, FailOn.Any, 0.05));
        var dataset = config.Dataset;
        (dataset.Path, dataset.Format, dataset.Mutation, dataset.Mode, dataset.Limit)
            .ShouldBe((Path.Combine(SomeConfig.Folder, "tasks"), DatasetFormat.LlmEval, MutationPolicy.Always, IntegrityMode.Weak, 7));
        dataset.Topics.ShouldBe(["strings", "404"]);
        dataset.Difficulties.ShouldBe(["easy", "hard"]);
        dataset.Ids.ShouldBe(["a/*"]);
        config.Scoring.PassAt.ShouldBe([1, 5]);
        (config.Scoring.Timeout, config.Scoring.CasePasses).ShouldBe((TimeSpan.FromSeconds(2.5), CasePasses.Rate(0.6)));
        config.Sandbox.ShouldBe(new SandboxOptions
        {
            Backend = "docker",
            Image = "python:3.13",
            Isolation = SandboxIsolation.Case,
            Workers = 3,
            MemoryBytes = 1_000_000_000,
            Cpus = 0.5,
            Processes = 64,
            OutputBytes = 1 << 20,
        });
        config.Exclude.ShouldBe([new MatrixExclusion("local", "short"), new MatrixExclusion("own", null)]);
        config.Include.ShouldBe([new MatrixInclusion("own", "long")]);
        config.Gates.ShouldBe([new GateOptions { Model = "local", Metric = "pass@5", Prompt = "long", AtLeast = 0.6, Bound = GateBound.Lower }]);
        config.Storage.Url!.Reveal().ShouldBe("postgresql://me:secret@host/db");
        config.Tracking.ShouldBe(new TrackingOptions { Mlflow = new Uri("https://mlflow.example/team"), Experiment = "trials" });
    }

    [Test]
    public void Tracking_at_an_empty_address_is_off() =>
        SomeConfig.Load(SomeConfig.Completed("tracking: { mlflow: \"${env:EMPTY:-}\" }\n")).Config!.Tracking.ShouldBe(new TrackingOptions());

    [Test]
    public void Every_key_of_a_model_arrives()
    {
        var models = SomeConfig.Load(Full).Config!.Models;

        var hosted = models[0];
        (hosted.Id, hosted.Provider, hosted.Model, hosted.CheckpointStep).ShouldBe(("hosted/m:1.5_x-y", "openai", "m-1", 5000L));
        hosted.Price.ShouldBe(new TokenPrice { Currency = "EUR", Input = 2.5m, CachedInput = 1.25m, Output = 10, Source = "the config" });
        var server = hosted.Provided.ShouldBeOfType<OpenAiOptions>();
        server.BaseUrl.ShouldBe(new Uri("http://localhost:8000/v1"));
        (server.ApiKey!.Reveal(), server.ApiKey.Reference, server.ApiKey.ToString()).ShouldBe(("value-of-the-key", "${env:OPENAI_API_KEY}", "***"));
        hosted.Parameters.Stop.ShouldBe(["\n", "END"]);
        (hosted.Parameters with { Stop = [] }).ShouldBe(new ModelParameters
        {
            Temperature = 0.5,
            TopP = 0.9,
            MaxOutputTokens = 100,
            ReasoningEffort = "high",
            Verbosity = "low",
            Stop = [],
            FrequencyPenalty = -1,
            PresencePenalty = 1.5,
            Seed = 3,
        });
        hosted.Limits.ShouldBe(new ModelLimits
        {
            Concurrency = 2,
            RequestsPerMinute = 60,
            TokensPerMinute = 1000,
            Timeout = TimeSpan.FromSeconds(1.5),
            Retries = 0,
        });
        (models[1].Model, models[2].Model).ShouldBe(("local", "own-2"));
        models[1].Provided.ShouldBe(new ReplayOptions { Path = Path.Combine(SomeConfig.Folder, "replays/local.jsonl") });
        var command = models[2].Provided.ShouldBeOfType<CommandOptions>();
        command.Command.ShouldBe([Path.Combine(SomeConfig.Folder, "bin/run"), "--fast"]);
        command.WorkingDirectory.ShouldBe(SomeConfig.Folder);
    }

    [Test]
    public void Where_nobody_is_called_keys_may_be_missing_and_nothing_else_may()
    {
        var text = SomeConfig.Completed("""
            name: ${env:UNSET_NAME}
            models:
              - { id: m, provider: openai, model: m, api_key: "${env:UNSET_KEY}" }
            """);
        var path = Path.Combine(SomeConfig.Folder, "keyless.yaml");
        File.WriteAllText(path, text);

        ConfigLoader.Load(path, SomeConfig.Options()).Diagnostics.InShort().ShouldBe(["LE0060 1:7", "LE0060 3:52"]);
        ConfigLoader.Load(path, SomeConfig.Options() with { SecretsMayBeMissing = true }).Diagnostics.InShort().ShouldBe(["LE0060 1:7"]);
    }

    [Test]
    public void A_budget_is_read_to_the_cent() =>
        SomeConfig.Load(SomeConfig.Completed("budget: { max_cost_usd: 5.01 }")).Config!.MaxCostUsd.ShouldBe(5.01m);

    [Test]
    public void Prompts_stay_as_they_are()
    {
        var prompts = SomeConfig.Load(Full).Config!.Prompts;

        prompts[0].ShouldBe(new PromptVariant { Id = "long", System = "Use ${env:HOME}.", Template = "A: {{prompt}} ${env:HOME}" });
        (prompts[1].Id, prompts[1].System).ShouldBe(("short", null));
        prompts[1].Template.ShouldEndWith("\n\n{{prompt}}");
    }

    [Test]
    public void A_small_config_takes_the_defaults_of_the_records()
    {
        var config = SomeConfig.Load(SomeConfig.Completed("")).Config!;

        config.Name.ShouldBe(Path.GetFileNameWithoutExtension(config.Path));
        config.Scoring.PassAt.ShouldBe(new ScoringOptions().PassAt);
        (config.Sandbox, config.Storage).ShouldBe((new SandboxOptions(), new StorageOptions()));
        (config.Samples, config.Seed, config.Snapshot, config.FailOn, config.MaxNotMeasured).ShouldBe((1, 0L, new SnapshotOptions(), FailOn.Gate, 0.0));
        (config.Models[0].Limits, config.Models[0].Parameters).ShouldBe((new ModelLimits(), new ModelParameters()));
        config.Prompts.ShouldHaveSingleItem().Id.ShouldBe(PromptVariant.DefaultId);
    }

    [Test]
    public void Empty_maps_take_the_defaults_of_the_records()
    {
        var config = SomeConfig.Load("""
            dataset: { path: tasks, filter: {} }
            models:
              - { id: m, provider: openai, model: m, base_url: "http://localhost:8000/v1", params: {}, limits: {} }
            prompt: {}
            scoring: {}
            sandbox: {}
            matrix: {}
            storage: {}
            """).Config!;

        var (model, dataset, scoring) = (config.Models[0], config.Dataset, config.Scoring);
        (model.Limits, model.Parameters with { Stop = [] }).ShouldBe((new ModelLimits(), new ModelParameters { Stop = [] }));
        (dataset.Format, dataset.Mutation, dataset.Mode, dataset.Limit).ShouldBe((DatasetFormat.Auto, null, IntegrityMode.Strong, null));
        (scoring.Timeout, scoring.CasePasses, config.Sandbox).ShouldBe((new ScoringOptions().Timeout, CasePasses.Any, new SandboxOptions()));
        config.Storage.Url.ShouldBeNull();
    }

    [Test]
    public void A_byte_order_mark_and_Windows_line_ends_are_no_matter()
    {
        var result = SomeConfig.Load("\uFEFF" + SomeConfig.Completed("samples: 2\nsampels: 3\n").Replace("\n", "\r\n", StringComparison.Ordinal));

        result.Diagnostics.InShort().ShouldBe(["LE0012 2:1"]);
        result.Diagnostics[0].SourceLine.ShouldBe("sampels: 3");
    }

    [Test]
    public void An_empty_variable_leaves_an_optional_key_out() =>
        SomeConfig.Load(SomeConfig.Completed("storage: { url: ${env:EMPTY:-} }\nsamples: ${env:EMPTY:-3}")).Config!
            .ShouldSatisfyAllConditions(config => config.Storage.Url.ShouldBeNull(), config => config.Samples.ShouldBe(3));

    [Test]
    public void What_a_variable_gives_is_text_where_text_belongs() =>
        SomeConfig.Load(SomeConfig.Completed("name: ${env:VERSION}")).Config!.Name.ShouldBe("1.10");

    [TestCase("nowhere.yaml", "LE0001")]
    [TestCase("tasks", "LE0001")]
    public void A_path_that_is_no_file_is_said(string path, string code) =>
        ConfigLoader.Load(Path.Combine(SomeConfig.Folder, path), SomeConfig.Options()).Diagnostics.InShort().ShouldBe([$"{code} 0:0"]);

    [TestCase("", "LE0003 0:0")]
    [TestCase("# only a comment\n", "LE0003 0:0")]
    public void An_empty_file_is_said(string text, string expected) => SomeConfig.Load(text).Diagnostics.InShort().ShouldBe([expected]);

    [Test]
    public void A_file_in_another_encoding_is_said_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "c.yaml");
        File.WriteAllBytes(path, [.. "name: small\nmodel: caf"u8, 0xE9, (byte)'\n']);

        ConfigLoader.Load(path, SomeConfig.Options()).Diagnostics.InShort().ShouldBe(["LE0002 2:11"]);

        File.WriteAllBytes(path, [0xFF, 0xFE, (byte)'a', 0]);
        ConfigLoader.Load(path, SomeConfig.Options()).Diagnostics.InShort().ShouldBe(["LE0002 0:0"]);
    }

    [Test]
    public void Secrets_are_in_no_diagnostic()
    {
        var rendered = DiagnosticRenderer.Render(SomeConfig.Load(SomeConfig.Completed("""
            # sk-proj-1234567890abcdefghij
            storage: { url: "postgresql://me:hunter2@host/db", passwort: 1 }
            samples: ${env:OPENAI_API_KEY}
            """)).Diagnostics);

        rendered.ShouldContain("LE0062");
        rendered.ShouldContain("passwort");
        foreach (var secret in new[] { "1234567890abcdefghij", "hunter2", "value-of-the-key" }) rendered.ShouldNotContain(secret);
    }

    [Test]
    public void Paths_start_at_the_folder_of_the_file() =>
        ConfigLoader.Load(new SourceText(Path.Combine(SomeConfig.Folder, "x.yaml"), SomeConfig.Completed("")), SomeConfig.Options()).Config!
            .Dataset.Path.ShouldBe(Path.Combine(SomeConfig.Folder, "tasks"));
}
