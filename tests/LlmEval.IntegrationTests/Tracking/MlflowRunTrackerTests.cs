using System.Text;
using LlmEval.Adapters.MLflow;
using LlmEval.Adapters.MLflow.Rest;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Tracking;

[CancelAfter(60_000)]
public class MlflowRunTrackerTests
{
    private FakeMlflowServer server = null!;

    [SetUp]
    public async Task StartServerAsync() => server = await FakeMlflowServer.StartAsync();

    [TearDown]
    public async Task StopServerAsync() => await server.DisposeAsync();

    [Test]
    public async Task A_run_is_a_parent_with_a_child_for_each_model_and_prompt()
    {
        var tracked = SomeTracked.Run();

        var report = await TrackAsync(tracked);

        report.Error.ShouldBeNull();
        report.Notes.ShouldBeEmpty();
        report.ExternalId.ShouldBe(server.Parent.Id);
        report.Page!.AbsoluteUri.ShouldBe($"{server.Address}#/experiments/1/runs/{server.Parent.Id}");
        server.Experiments.ShouldHaveSingleItem().Name.ShouldBe("trials");
        server.Parent.Name.ShouldBe($"demo {tracked.Run.Id.Short}");
        server.Parent.Tags["llm_eval.run_id"].ShouldBe(tracked.Run.Id.ToString());
        server.Parent.Tags["mlflow.source.git.commit"].ShouldBe(new string('c', 40));
        server.Parent.Tags["mlflow.user"].ShouldBe("ada");
        server.Children.Select(run => run.Name).ShouldBe(["org/strong:7b", "org/strong:7b [terse]", "weak", "weak [terse]"]);
        server.Children.ShouldAllBe(run => run.Tags["mlflow.parentRunId"] == server.Parent.Id);
        server.Runs.ShouldAllBe(run => run.Status == "FINISHED" && run.StartTime == Some.Time.ToUnixTimeMilliseconds() && run.EndTime == Some.Time.AddMinutes(1).ToUnixTimeMilliseconds());
    }

    [Test]
    public async Task Params_say_what_was_set_and_metrics_what_was_measured()
    {
        await TrackAsync(SomeTracked.Run());

        var child = server.Children[0];
        child.Params["model.id"].ShouldBe("org/strong:7b");
        child.Params["params.temperature"].ShouldBe("0.2");
        child.Params["params.max_output_tokens"].ShouldBe("512");
        child.Params["prompt.template"].ShouldBe("default: {{prompt}}");
        child.Metrics["pass_at_1"].ShouldBe(1);
        child.Metrics["pass_at_1.lower"].ShouldBeInRange(0, 1);
        child.Metrics["pass_at_1.upper"].ShouldBe(1);
        child.Metrics["samples.passed"].ShouldBe(2);
        child.Metrics["samples.not_measured"].ShouldBe(0);
        child.Metrics["tokens.input"].ShouldBe(200);
        child.Metrics["run_time_ms.mean"].ShouldBe(12.3456, 1e-3);
        server.Children[2].Metrics["samples.timeout"].ShouldBe(2);
        var parent = server.Parent;
        parent.Params["sandbox.backend"].ShouldBe("namespaces");
        parent.Metrics["cases.failed"].ShouldBe(4);
        parent.Metrics["org/strong_7b/pass_at_1"].ShouldBe(1);
        parent.Metrics["weak _terse_/pass_at_1"].ShouldBe(0);
        parent.Inputs.ShouldHaveSingleItem().Context.ShouldBe("eval");
        Encoding.UTF8.GetString(parent.Artifacts["config.yaml"]).ShouldBe("name: demo\n");
        parent.Artifacts.ShouldContainKey("odd name #1?.txt");
    }

    [Test]
    public async Task Sending_again_changes_nothing()
    {
        var tracked = SomeTracked.Run();
        await TrackAsync(tracked);
        var before = Picture();

        (await TrackAsync(tracked)).Error.ShouldBeNull();

        Picture().ShouldBe(before);
    }

    [TestCase("Fails")]
    [TestCase("CutBefore")]
    [TestCase("CutAfter")]
    public async Task Whichever_request_fails_a_further_attempt_completes_one_tree(string name)
    {
        var fault = Enum.Parse<MlflowFault>(name);
        var tracked = SomeTracked.Run();
        await TrackAsync(tracked);
        var (whole, requests) = (Picture(), server.Calls.Count);
        requests.ShouldBeGreaterThan(20);

        for (var failing = 1; failing <= requests; failing++)
        {
            var number = failing;
            await using var other = await FakeMlflowServer.StartAsync();
            other.Fault = (arrived, _) => arrived >= number ? fault : MlflowFault.None;
            (await TrackAsync(other, tracked)).Error.ShouldNotBeNull($"request {number}");

            other.Fault = (_, _) => MlflowFault.None;
            (await TrackAsync(other, tracked)).Error.ShouldBeNull($"request {number}");
            Picture(other).ShouldBe(whole, $"request {number}");
        }
    }

    [Test]
    public async Task A_failure_that_passes_is_tried_again()
    {
        server.Fault = (number, _) => number is 1 or 2 or 4 or 6 ? MlflowFault.CutAfter : MlflowFault.None;

        var report = await TrackAsync(SomeTracked.Run(RunStatus.Completed) with { Files = [] }, options => options with { Retries = 3 });

        report.Error.ShouldBeNull();
        server.Runs.Count.ShouldBe(5);
    }

    [TestCase(RunStatus.Interrupted, "KILLED")]
    [TestCase(RunStatus.Killed, "KILLED")]
    [TestCase(RunStatus.BudgetReached, "KILLED")]
    [TestCase(RunStatus.Failed, "FAILED")]
    public async Task What_did_not_end_well_says_so_and_children_end_before_their_parent(RunStatus status, string shown)
    {
        await TrackAsync(SomeTracked.Run(status));

        server.Runs.ShouldAllBe(run => run.Status == shown && run.EndTime != null);
        server.Endings.ShouldBe([.. server.Children.Select(run => run.Id), server.Parent.Id]);
    }

    [Test]
    public async Task An_experiment_that_another_client_makes_meanwhile_is_used()
    {
        server.AnotherCreatesFirst = true;

        (await TrackAsync(SomeTracked.Run())).Error.ShouldBeNull();

        server.Experiments.Count.ShouldBe(1);
        server.Runs.Count.ShouldBe(5);
    }

    [Test]
    public async Task A_deleted_experiment_is_said_with_both_ways_out()
    {
        server.Experiments.Add(new FakeExperiment("7", "trials") { LifecycleStage = "deleted" });

        var report = await TrackAsync(SomeTracked.Run());

        report.Error.ShouldBe(
            "The experiment 'trials' is deleted in MLflow: bring it back with mlflow experiments restore --experiment-id 7, or give another name in tracking.experiment");
        server.Runs.ShouldBeEmpty();
    }

    [Test]
    public async Task Names_of_experiments_may_hold_anything()
    {
        (await TrackAsync(SomeTracked.Run(), options => options with { Experiment = "a b/ü?&%=#" })).Error.ShouldBeNull();

        server.Experiments.ShouldHaveSingleItem().Name.ShouldBe("a b/ü?&%=#");
    }

    [Test]
    public async Task Long_values_are_cut_with_a_mark_and_kept_in_full_beside()
    {
        var tracked = SomeTracked.Run();
        var template = new string('ü', 7000);
        tracked = tracked with { Setup = tracked.Setup with { Prompts = [Some.Prompt() with { Template = template }, Some.Prompt("terse")] } };

        (await TrackAsync(tracked)).Error.ShouldBeNull();

        server.Children[0].Params["prompt.template"].Length.ShouldBe(6000);
        server.Children[0].Params["prompt.template"].ShouldEndWith("(cut; the whole text is in long-values.json)");
        Encoding.UTF8.GetString(server.Children[0].Artifacts["long-values.json"]).ShouldContain(template);
        server.Children[1].Artifacts.ShouldBeEmpty();
    }

    [TestCase("s3://bucket/{0}/{1}", true, "s3:")]
    [TestCase("mlflow-artifacts://other:5000/{0}/{1}/artifacts", true, "mlflow-artifacts:")]
    [TestCase("mlflow-artifacts:/{0}/{1}/artifacts", false, "--serve-artifacts")]
    public async Task Artifacts_that_the_server_does_not_take_are_said_and_the_rest_arrives(string uri, bool serves, string said)
    {
        (server.ArtifactUri, server.ServesArtifacts) = (uri, serves);

        var report = await TrackAsync(SomeTracked.Run(), options => options with { Retries = 3 });

        report.Error.ShouldBeNull();
        report.Notes.ShouldHaveSingleItem().ShouldContain(said);
        server.Parent.Status.ShouldBe("FINISHED");
        server.Calls.Count(call => call.Method == "PUT").ShouldBe(serves ? 0 : 1);
    }

    [Test]
    public async Task What_the_server_lost_is_said()
    {
        server.Loses = key => key == "samples.passed";

        var report = await TrackAsync(SomeTracked.Run());

        report.Error.ShouldNotBeNull().ShouldContain("metrics (not samples.passed)");
    }

    [Test]
    public async Task A_status_that_the_server_swallows_is_an_error()
    {
        await TrackAsync(SomeTracked.Run());
        using var connection = new MlflowConnection(new MlflowOptions { Server = server.Address, Experiment = "trials" }, TimeProvider.System);

        var problem = await Should.ThrowAsync<MlflowException>(() => new RunApi(connection).EndAsync(new UpdateRun(server.Parent.Id, "DONE", 1), CancellationToken.None));

        problem.Message.ShouldContain("FINISHED although it was told that it is DONE");
    }

    [Test]
    public async Task Credentials_of_the_environment_are_sent_and_never_shown()
    {
        var basic = new Dictionary<string, string> { ["MLFLOW_TRACKING_USERNAME"] = "ada", ["MLFLOW_TRACKING_PASSWORD"] = "love-lace-1815", ["MLFLOW_TRACKING_TOKEN"] = "token-1815-0123" };
        var token = new Dictionary<string, string> { ["MLFLOW_TRACKING_TOKEN"] = "token-1815-0123" };

        server.RequiredAuthorization = $"Basic {Convert.ToBase64String("ada:love-lace-1815"u8)}";
        (await TrackAsync(SomeTracked.Run(), With(basic))).Error.ShouldBeNull();
        var refused = await TrackAsync(SomeTracked.Run(), With(token));
        server.RequiredAuthorization = "Bearer token-1815-0123";
        (await TrackAsync(SomeTracked.Run(), With(token))).Error.ShouldBeNull();
        var alsoRefused = await TrackAsync(SomeTracked.Run(), With(basic));

        refused.Error.ShouldNotBeNull().ShouldContain("401: You are not authenticated");
        refused.Error.ShouldContain("MLFLOW_TRACKING_USERNAME");
        foreach (var secret in new[] { "love-lace-1815", "token-1815-0123", Convert.ToBase64String("ada:love-lace-1815"u8) })
        {
            refused.Error.ShouldNotContain(secret);
            alsoRefused.Error.ShouldNotBeNull().ShouldNotContain(secret);
        }

        static Func<MlflowOptions, MlflowOptions> With(Dictionary<string, string> variables) =>
            options => options with { Credentials = MlflowCredentials.From(variables.GetValueOrDefault) };
    }

    [Test]
    public async Task Who_may_not_and_who_comes_by_the_wrong_name_is_told_so()
    {
        server.ForbidsEverything = true;
        (await TrackAsync(SomeTracked.Run())).Error.ShouldBe($"MLflow at {server.Address.Authority} answers 403: Permission denied");

        (server.ForbidsEverything, server.AllowedHosts) = (false, ["mlflow.example"]);
        (await TrackAsync(SomeTracked.Run())).Error.ShouldNotBeNull().ShouldContain("MLFLOW_SERVER_ALLOWED_HOSTS");
    }

    [Test]
    public async Task A_page_instead_of_an_answer_is_shown_in_part()
    {
        server.Fault = (_, _) => MlflowFault.Fails;
        (await TrackAsync(SomeTracked.Run())).Error.ShouldNotBeNull().ShouldContain("answers 500: <!doctype html>");

        server.Fault = (_, _) => MlflowFault.None;
        var report = await TrackAsync(SomeTracked.Run(), options => options with { Server = new Uri(server.Address, "nowhere") });
        report.Error.ShouldNotBeNull().ShouldContain("answers 404: <!doctype html>");
    }

    [Test]
    public async Task A_server_that_is_away_is_said_in_a_line()
    {
        using var taken = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        taken.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0)); // Nobody listens, and nobody else can.

        var report = await TrackAsync(SomeTracked.Run(), options => options with { Server = new Uri($"http://{taken.LocalEndPoint}") });

        report.Error.ShouldNotBeNull().ShouldStartWith($"MLflow at {taken.LocalEndPoint} cannot be reached: ");
    }

    [Test]
    public async Task Cancelled_it_stops()
    {
        using var stopped = new CancellationTokenSource();
        server.Fault = (number, _) =>
        {
            if (number == 5) stopped.Cancel();
            return MlflowFault.None;
        };
        using var tracker = new MlflowRunTracker(new MlflowOptions { Server = server.Address, Experiment = "trials" }, TimeProvider.System);

        await Should.ThrowAsync<OperationCanceledException>(() => tracker.TrackAsync(SomeTracked.Run(), stopped.Token));
    }

    private Task<TrackingReport> TrackAsync(TrackedRun run, Func<MlflowOptions, MlflowOptions>? change = null) => TrackAsync(server, run, change);

    private static async Task<TrackingReport> TrackAsync(FakeMlflowServer server, TrackedRun run, Func<MlflowOptions, MlflowOptions>? change = null)
    {
        var options = new MlflowOptions { Server = server.Address, Experiment = "trials", User = "ada", Retries = 0 };
        using var tracker = new MlflowRunTracker(change?.Invoke(options) ?? options, TimeProvider.System);
        return await tracker.TrackAsync(run, CancellationToken.None);
    }

    private string Picture() => Picture(server);

    // Without the ids, which differ where an attempt made a run and lost the answer.
    private static string Picture(FakeMlflowServer server) => string.Join('\n', server.Runs.Select(run => string.Join(
        ' ',
        [
            run.Name, run.Status, $"{run.StartTime} {run.EndTime}",
            .. run.Params.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair}"),
            .. run.Tags.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair}"),
            .. run.MetricRows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row}"),
            .. run.Inputs.Select(input => $"{input}"),
            .. run.Artifacts.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {Encoding.UTF8.GetString(file.Value)}"),
        ])));
}
