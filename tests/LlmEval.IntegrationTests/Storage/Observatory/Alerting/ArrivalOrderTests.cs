using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.IntegrationTests.Storage.Observatory.Alerting;

/// <summary>The alerts that are open follow from what is stored, not from how it came.</summary>
[Parallelizable]
public class ArrivalOrderTests : AlertingFixture
{
    private static readonly long[] Steps = [1000, 2000, 3000, 4000, 5000, 6000];

    /// <summary>A fall, a recovery, a measurement that does not count, a drift, and a dataset that changed on the way.</summary>
    private static readonly Dictionary<long, int> RightOf = new() { [1000] = 140, [2000] = 90, [3000] = 150, [4000] = 139, [5000] = 128, [6000] = 60 };

    [Test]
    public async Task Any_order_of_the_same_scores_and_examples_ends_in_the_same_open_alerts([Range(1, 12)] int seed)
    {
        var expected = await AfterAsync(Steps, examplesLast: false);
        expected.ShouldNotBeEmpty();
        var random = new Random(seed);
        var order = Steps.ToArray();
        random.Shuffle(order);
        await Catalogue.DeleteModelAsync(Model, None);
        (await AfterAsync(order, examplesLast: seed % 2 == 0)).ShouldBe(expected, ignoreOrder: true, $"in the order {string.Join(", ", order)}");
    }

    [Test]
    public async Task All_at_once_ends_in_what_one_by_one_does()
    {
        var expected = await AfterAsync(Steps, examplesLast: false);
        await Catalogue.DeleteModelAsync(Model, None);
        await SendAsync([.. Steps.Select(ScoresOf)]);
        await Task.WhenAll(Steps.Select(step => SendExamplesAsync(step, Right(200, RightOf[step]))));
        (await OpenOnesAsync()).ShouldBe(expected, ignoreOrder: true);
    }

    [Test]
    public async Task Sending_again_adds_nothing_with_and_without_the_id_of_the_measurement()
    {
        EvalResultSubmission[] scores = [Submission(1000, 0.9, 400), Submission(2000, 0.5, 400)];
        await SendAsync(scores);
        var before = await AllAsync();
        before.ShouldHaveSingleItem().Alert.Message.ShouldBe("Aurora regressed on humaneval: 0.9000 → 0.5000 (-0.4000)");
        await SendAsync(scores);
        await SendAsync([.. scores.Select(score => score with { RunId = null })]);
        foreach (var score in scores) await SendAsync(score with { RunId = null });
        (await AllAsync()).Select(alert => (alert.Id, alert.State)).ShouldBe(before.Select(alert => (alert.Id, alert.State)));
    }

    [Test]
    public async Task A_measurement_found_to_be_wrong_takes_its_alerts_along_and_gives_them_back_when_it_was_right()
    {
        await SendAsync(Submission(1000, 0.9, 400), Submission(2000, 0.5, 400), Submission(3000, 0.48, 400));
        var open = await OpenAsync();
        open.Select(alert => (alert.Step, alert.Alert.Reference)).ShouldBe([(2000, AlertReference.Previous), (3000, AlertReference.Best)]);
        await SendAsync(Submission(1000, 0.9, 400) with { Status = MeasurementStatus.Invalidated });
        (await OpenAsync()).ShouldBeEmpty();
        await SendAsync(Submission(1000, 0.9, 400));
        (await OpenAsync()).Select(alert => alert.Id).ShouldBe(open.Select(alert => alert.Id));
    }

    [Test]
    public async Task What_people_resolved_is_not_opened_again_and_an_acknowledgement_ends_in_its_time()
    {
        await SendAsync(Submission(1000, 0.9, 400), Submission(2000, 0.5, 400));
        var alert = (await OpenAsync()).ShouldHaveSingleItem();
        var user = (await new Adapters.Postgres.Users.PostgresUserStore(Database, Clock).LocalUserAsync(None)).Id;
        await Alerts.ChangeAsync(alert.Id, AlertChangeKind.Acknowledged, "we know", user, Clock.GetUtcNow().AddHours(1), None);
        (await Alerts.FindAsync(alert.Id, None))!.State.ShouldBe(AlertState.Acknowledged);
        Clock.Advance(TimeSpan.FromHours(1));
        (await OpenAsync()).Select(open => open.Id).ShouldBe([alert.Id]);
        await Alerts.ChangeAsync(alert.Id, AlertChangeKind.Resolved, "the data was mislabelled", user, null, None);
        await SendAsync(Submission(1000, 0.9, 400), Submission(2000, 0.5, 400));
        (await OpenAsync()).ShouldBeEmpty();
        (await Alerts.HistoryAsync(alert.Id, None)).Select(change => (change.Kind, change.Reason)).ShouldBe(
            [(AlertChangeKind.Acknowledged, "we know"), (AlertChangeKind.Resolved, "the data was mislabelled")]);
    }

    [Test]
    public async Task Alerts_go_with_their_checkpoint_and_those_that_compared_with_it_are_compared_again()
    {
        await SendAsync(Submission(1000, 0.9, 400), Submission(2000, 0.5, 400), Submission(3000, 0.1, 400));
        (await OpenAsync()).Select(alert => (alert.Step, alert.Alert.Reference)).ShouldBe(
            [(2000, AlertReference.Previous), (3000, AlertReference.Previous), (3000, AlertReference.Best)]);
        await Catalogue.DeleteCheckpointAsync(Checkpoint(2000), None);
        var open = (await OpenAsync()).ShouldHaveSingleItem();
        (open.Step, open.Alert.Reference, open.Alert.ReferenceCheckpointId).ShouldBe((3000, AlertReference.Previous, Checkpoint(1000)));
    }

    private static EvalResultSubmission ScoresOf(long step)
    {
        var submission = Submission(step, RightOf[step] / 200.0, 200);
        return step == 6000 ? submission with { Setup = submission.Setup with { DatasetVersion = "v2" } } : submission;
    }

    private async Task<IReadOnlyList<string>> AfterAsync(IReadOnlyList<long> order, bool examplesLast)
    {
        foreach (var step in order)
        {
            await SendAsync(ScoresOf(step));
            if (!examplesLast) await SendExamplesAsync(step, Right(200, RightOf[step]));
        }

        foreach (var step in examplesLast ? order : []) await SendExamplesAsync(step, Right(200, RightOf[step]));
        return await OpenOnesAsync();
    }

    private async Task<IReadOnlyList<string>> OpenOnesAsync() =>
        [.. (await OpenAsync()).Select(alert => $"{alert.Alert.Severity} {alert.Alert.Reference} {alert.Alert.Message} | {alert.Alert.Finding} | {alert.Alert.DetailJson}")];

    private Task<IReadOnlyList<StoredAlert>> AllAsync() => Alerts.ListAsync(new AlertFilter(), new ListPage(200), None);
}
