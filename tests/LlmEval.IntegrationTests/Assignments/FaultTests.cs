using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Adapters.Assignments.Local;
using LlmEval.Adapters.Assignments.Recorded;
using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Core.Assignments.Building;
using LlmEval.Core.Assignments.Recorded;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Pipeline.Assignments;
using LlmEval.IntegrationTests.Assignments.Chromium;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Assignments;

/// <summary>The perfect builder passes every check of every template; with one fault in its files, it fails exactly the check that is about it.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class FaultTests
{
    private static readonly string Root = Path.Combine(Checkout.Root, "configs/assignments");
    private static readonly TemplateFolder Shipped = TemplateLoader.LoadFolder(Path.Combine(Root, "templates"));
    private static readonly RecordedBuilder Perfect = RecordedFolder.Read(Path.Combine(Root, "perfect"));

    private TemporaryFolder folder = null!;
    private LocalHost host = null!;
    private ChromiumPageChecker pages = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        pages = await Visits.CheckerAsync(Visits.Patient with { CheckTime = TimeSpan.FromSeconds(8) });
        folder = new TemporaryFolder();
        host = await LocalHost.StartAsync(folder.Path, new PageServerOptions(), TimeProvider.System, CancellationToken.None);
        pages.OwnHost = host.Address;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (host is not null) await host.DisposeAsync();
        if (pages is not null) await pages.DisposeAsync();
        folder?.Dispose();
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_fault_fails_its_own_check_alone(string template, string fault, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetUtcNow();
        var (task, files) = Build(template);
        var spoilt = BuilderFaults.All[fault](task, files);
        var repository = $"{task.TaskId}-{fault.Replace(' ', '-')}";
        if (spoilt.Earlier is { } earlier) await host.Deployer.DeployAsync(new DeployRequest(repository, earlier, "Begin"), cancellationToken);
        var submission = await host.Deployer.DeployAsync(new DeployRequest(repository, spoilt.Files, "Build the app"), cancellationToken);
        if (spoilt.Later is { } later) await host.Deployer.DeployAsync(new DeployRequest(repository, later, "Go on"), cancellationToken);

        var evaluator = new SubmissionEvaluator(new AssignmentPorts { Deployer = host.Deployer, Repositories = host.Reader, Pages = pages, Time = TimeProvider.System });
        var results = await evaluator.CheckAsync(
            new SubmissionToCheck { Task = new AssignmentTurn(task, null), Submission = submission, FirstTaskAt = begun }, cancellationToken);

        results.Where(result => result.Kind == CheckKind.Llm).ShouldAllBe(result => result.Passed == null && result.Reason == "there is no judge");
        results.Where(result => result.Kind != CheckKind.Llm && result.Passed != true).Select(result => result.Name).ShouldBe(spoilt.Fails, string.Join('\n', results.Select(result => $"{result.Passed} {result.Name}: {result.Reason}")));
    }

    private static IEnumerable<TestCaseData> Cases() =>
        from template in Shipped.Templates
        from fault in BuilderFaults.All.Keys
        select new TestCaseData(template.Id, fault).SetArgDisplayNames(template.Id, fault);

    private static (AssignmentTask Task, FileMap Files) Build(string id)
    {
        var template = Shipped.Find(id)!;
        var task = TaskRenderer.Render(template, "faults");
        return (task, LlmEval.Core.Assignments.Building.CommitFiles.For(task, BuildAnswer.Read(Perfect.Answer(template, task), task.Attachments).Files!, previous: null, "The authors", 2026));
    }
}
