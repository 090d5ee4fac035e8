using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Telemetry;
using LlmEval.Core.Planning;

namespace LlmEval.UnitTests.Core.Pipeline.Telemetry;

/// <summary>What a session tells listeners. Not parallel to others: every session of the process tells the same listeners.</summary>
[NonParallelizable]
[CancelAfter(30_000)]
public class RunTelemetryTests
{
    [Test]
    public async Task A_run_holds_its_cases_and_a_case_its_calls_executions_and_scores()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans);

        await RunAsync(new SessionFakes(), samples: 2);

        var run = spans.Single(span => span.OperationName == "run");
        var cases = spans.Where(span => span.OperationName == "case").ToList();
        cases.Select(span => span.GetTagItem("llm_eval.case.name")).ShouldBe(["a/t/1", "a/t/2"], ignoreOrder: true);
        cases.ShouldAllBe(span => span.ParentSpanId == run.SpanId);
        foreach (var item in cases)
        {
            var parts = spans.Where(span => span.ParentSpanId == item.SpanId).Select(span => span.OperationName);
            parts.ShouldBe(["generate", "generate", "execute", "execute", "score", "score"], ignoreOrder: true);
            item.GetTagItem("llm_eval.case.verdict").ShouldBe("passed");
        }

        var call = spans.First(span => span.OperationName == "generate");
        call.GetTagItem("gen_ai.request.model").ShouldNotBeNull();
        call.Status.ShouldBe(ActivityStatusCode.Unset);
        spans.ShouldAllBe(span => span.TraceId == run.TraceId);
    }

    [Test]
    public async Task A_provider_that_fails_is_an_error_and_nothing_is_executed()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans);
        var error = new ModelError { Kind = ModelErrorKind.Server, Status = 503, Message = "overloaded" };

        await RunAsync(new SessionFakes { Answer = (_, _, _) => Task.FromResult(ModelReply.Of(error)) }, samples: 1);

        spans.ShouldNotContain(span => span.OperationName == "execute");
        var call = spans.First(span => span.OperationName == "generate");
        call.Status.ShouldBe(ActivityStatusCode.Error);
        call.GetTagItem("error.type").ShouldBe("server");
        spans.Where(span => span.OperationName == "case").ShouldAllBe(span => span.Status == ActivityStatusCode.Error);
    }

    [Test]
    public async Task Nobody_listens_and_no_span_is_made()
    {
        await RunAsync(new SessionFakes(), samples: 1);
        Activity.Current.ShouldBeNull();
    }

    [Test]
    public async Task Samples_cases_calls_and_tokens_are_counted()
    {
        var counted = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == RunTelemetry.Name) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => counted.AddOrUpdate(instrument.Name, 1, (_, sum) => sum + 1));
        listener.Start();

        var answer = ModelReply.Of(SessionFakes.Reply("code").Response! with { Usage = new TokenUsage { InputTokens = 10, OutputTokens = 20 } });
        await RunAsync(new SessionFakes { Answer = (_, _, _) => Task.FromResult(answer) }, samples: 3);

        counted["llm_eval.samples"].ShouldBe(6);
        counted["llm_eval.cases"].ShouldBe(2);
        counted["gen_ai.client.operation.duration"].ShouldBe(6);
        counted["llm_eval.execution.duration"].ShouldBe(6);
        counted["gen_ai.client.token.usage"].ShouldBe(12);
    }

    private static async Task RunAsync(SessionFakes fakes, int samples)
    {
        var plan = PlanBuilder.Build(TestData.Config("a") with { Samples = samples }, TestData.Tasks("t/1", "t/2"), new PlanSelection());
        await using var session = new EvalSession(plan, fakes.Ports);
        await session.BeginAsync(default);
        session.RequestAll();
        await session.WhenSettledAsync();
        await session.FinishAsync(default);
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RunTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
