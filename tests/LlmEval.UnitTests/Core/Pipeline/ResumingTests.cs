using System.Collections.Concurrent;
using FsCheck.Fluent;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Planning;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace LlmEval.UnitTests.Core.Pipeline;

[CancelAfter(120_000)]
public class ResumingTests
{
    private const int Concurrency = 3;
    private static readonly string[] Tasks = ["t/1", "t/2", "t/3", "t/4"];
    private static readonly EvalConfig Config = MakeConfig();

    /// <summary>The store is gone after so many writes, as often as one likes; each time another process goes on.</summary>
    [Property(MaxTest = 60)]
    public FsCheck.Property However_the_work_is_cut_up_the_results_are_those_of_one_run() => Prop.ForAll(
        ArbMap.Default.ArbFor<FsCheck.PositiveInt[]>(),
        cuts => RunInPiecesAsync([.. cuts.Take(4).Select(cut => cut.Get % 24)]).GetAwaiter().GetResult());

    [TestCase(CachePolicy.Use, FinishReason.Stop, false)]
    [TestCase(CachePolicy.Use, FinishReason.Length, true)]
    [TestCase(CachePolicy.Refresh, FinishReason.Stop, false)]
    [TestCase(CachePolicy.Off, FinishReason.Stop, true)]
    public async Task An_answer_is_kept_for_whom_the_policy_says(CachePolicy policy, FinishReason finish, bool isPrivate)
    {
        var fakes = new SessionFakes { Answer = (_, _, _) => Task.FromResult(SessionFakes.Reply("code", finish)) };
        await RunAsync(fakes, new SessionStart { Cache = policy });

        fakes.Store.Answers.Count.ShouldBe(Tasks.Length * Config.Samples);
        fakes.Store.Answers.ShouldAllBe(entry => entry.PrivateTo.HasValue == isPrivate);
        fakes.Store.Scopes.ShouldAllBe(scope => scope.Shared == (policy == CachePolicy.Use));
        fakes.Store.Samples.ShouldAllBe(sample => !sample.FromCache && sample.StartedAt != null);
    }

    [Test]
    public async Task Errors_and_recorded_answers_are_not_kept()
    {
        var failing = new SessionFakes { Answer = (_, _, _) => Task.FromResult(ModelReply.Of(new ModelError { Kind = ModelErrorKind.Server, Message = "overloaded" })) };
        await RunAsync(failing, new SessionStart());
        failing.Store.Answers.ShouldBeEmpty();

        var recorded = new SessionFakes();
        await RunAsync(recorded, new SessionStart(), TestData.Config("a"));
        recorded.Store.Answers.ShouldBeEmpty();
        recorded.Store.Scopes.ShouldBeEmpty();
    }

    [Test]
    public async Task An_answer_that_another_case_paid_for_is_from_the_cache()
    {
        // Two names of one model: the second pays nothing.
        var twice = Config with { Models = [Config.Models[0] with { Limits = new ModelLimits { Concurrency = 1 } }, Config.Models[0] with { Id = "b" }] };
        var fakes = new SessionFakes { Answer = (_, _, _) => Task.FromResult(SessionFakes.Reply("code")) };
        await RunAsync(fakes, new SessionStart(), twice with { Models = [twice.Models[0]] });
        var store = fakes.Store;
        var again = new SessionFakes { Store = store, Answer = (_, _, _) => throw new InvalidOperationException("It is paid for.") };
        await RunAsync(again, new SessionStart(), twice with { Models = [twice.Models[1]] });

        store.Samples.Count(sample => sample.FromCache).ShouldBe(Tasks.Length * Config.Samples);
        again.Events.OfType<RunFinished>().ShouldHaveSingleItem().Summary.MeasuredSamples.ShouldBe(Tasks.Length * Config.Samples);
    }

    [Test]
    public async Task What_is_executed_again_is_counted_once_against_the_budget()
    {
        var price = new TokenPrice { Currency = "USD", Input = 1, CachedInput = 1, Output = 2, Source = "the config" };
        var config = Config with { Models = [Config.Models[0] with { Price = price }] };
        var usage = new TokenUsage { InputTokens = 100, OutputTokens = 50 };
        var fakes = new SessionFakes
        {
            Answer = (_, _, _) => Task.FromResult(ModelReply.Of(SessionFakes.Reply("code").Response! with { Usage = usage })),
            Run = (_, _) => Task.FromResult(new Execution { Outcome = Outcome.SandboxError, Integrity = IntegrityMode.Strong }),
        };
        await RunAsync(fakes, new SessionStart(), config);

        var again = new SessionFakes { Store = fakes.Store, Answer = (_, _, _) => throw new InvalidOperationException("It is paid for.") };
        var ledger = new BudgetLedger(1);
        await RunAsync(again, new SessionStart { Base = new RunBase(fakes.Events.OfType<RunStarted>().Single().Run.Id, Carry.Done) }, config, ledger);

        again.Store.Samples.ShouldAllBe(sample => sample.Outcome == Outcome.Passed && !sample.FromCache);
        ledger.State.SpentUsd.ShouldBe(again.Store.Samples.Sum(sample => sample.Cost!.Amount));
        ledger.State.SpentUsd.ShouldBe(Tasks.Length * Config.Samples * 0.0002m);
    }

    [Test]
    public async Task Nothing_is_asked_of_a_model_that_is_only_scored_again()
    {
        var reply = await new UnaskedModel().GenerateAsync(Tests.Shared.SomeModels.Request(), default);
        reply.Error!.Kind.ShouldBe(ModelErrorKind.NotRecorded);
    }

    private static async Task RunInPiecesAsync(int[] cuts)
    {
        var store = new MemoryStore();
        var calls = new ConcurrentDictionary<(string, int), int>();
        RunBase? origin = null;
        foreach (var cut in cuts)
        {
            store.WritesLeft = cut;
            var killed = Fakes(store, calls);
            await using var session = Session(killed, origin);
            await session.BeginAsync(default);
            origin = new RunBase(session.Run.Id, Carry.Done);
            session.RequestAll();
            await session.WhenSettledAsync();
            try
            {
                await session.FinishAsync(default);
            }
            catch (StorageException)
            {
                // Killed in the middle.
            }
        }

        store.WritesLeft = null;
        var fakes = Fakes(store, calls);
        await RunAsync(fakes, new SessionStart { Base = origin });
        var whole = Fakes(new MemoryStore(), new ConcurrentDictionary<(string, int), int>());
        await RunAsync(whole, new SessionStart());

        Table(fakes).ShouldBe(Table(whole));
        store.Cases.Count.ShouldBe(Tasks.Length);
        calls.Count.ShouldBe(Tasks.Length * Config.Samples);
        calls.Values.Sum().ShouldBeLessThanOrEqualTo(calls.Count + (cuts.Length * Concurrency));
        store.Samples.ShouldAllBe(sample => !sample.FromCache);
    }

    private static string Table(SessionFakes fakes) =>
        RunEventJson.WriteDocument(fakes.Events.OfType<RunFinished>().Single().Summary)
        + string.Concat(fakes.Events.OfType<CaseFinished>().OrderBy(end => end.Case.Name).Select(end => $"\n{end.Case.Name} {end.Case.Verdict} {end.Case.Message} {end.Case.Duration}"));

    private static SessionFakes Fakes(MemoryStore store, ConcurrentDictionary<(string, int), int> calls) => new()
    {
        Store = store,
        Answer = async (_, request, _) =>
        {
            calls.AddOrUpdate((request.TaskId, request.SampleIndex), 1, (_, count) => count + 1);
            await Task.Yield();
            return request.TaskId switch
            {
                "t/1" => SessionFakes.Reply("", refusal: "I will not"),
                "t/2" => SessionFakes.Reply("half", FinishReason.Length),
                _ => SessionFakes.Reply(request.SampleIndex == 0 ? "wrong" : "code"),
            };
        },
        Run = (request, _) => Task.FromResult(new Execution
        {
            Outcome = request.Solution == "wrong" ? Outcome.Failed : Outcome.Passed,
            Integrity = IntegrityMode.Strong,
            Wall = TimeSpan.FromMilliseconds(5),
        }),
    };

    private static async Task RunAsync(SessionFakes fakes, SessionStart start, EvalConfig? config = null, BudgetLedger? budget = null)
    {
        await using var session = Session(fakes, start.Base, start.Cache, config, budget);
        await session.BeginAsync(default);
        session.RequestAll();
        await session.WhenSettledAsync();
        await session.FinishAsync(default);
    }

    private static EvalSession Session(SessionFakes fakes, RunBase? origin, CachePolicy cache = CachePolicy.Use, EvalConfig? config = null, BudgetLedger? budget = null) => new(
        PlanBuilder.Build(config ?? Config, TestData.Tasks(Tasks), new PlanSelection()), fakes.Ports with { Budget = budget }, new SessionStart { Base = origin, Cache = cache });

    // Answers that are paid for, and a prompt per task.
    private static EvalConfig MakeConfig()
    {
        var config = TestData.Config("a");
        var model = config.Models[0] with { Provided = new PaidOptions(), Limits = new ModelLimits { Concurrency = Concurrency } };
        return config with { Models = [model], Samples = 2, Prompts = [config.Prompts[0] with { Template = "{{id}}: {{prompt}}" }] };
    }

    private sealed record PaidOptions : ProviderOptions
    {
        public override string AnswersFrom => "https://api.example.com";
    }
}
