using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres.Observatory.Webhooks;
using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;
using LlmEval.IntegrationTests.Storage.Observatory.Alerting;

namespace LlmEval.IntegrationTests.Webhooks;

/// <summary>Messages of real alerts to a real server, through the queue in the database.</summary>
public class WebhookDeliveryTests : AlertingFixture
{
    private static readonly WebhookOptions Options = new() { Secret = new Secret("a test", "0123456789abcdef0123456789abcdef"), AllowPrivateAddresses = true };

    private Receiver receiver = null!;
    private PostgresWebhookStore store = null!;
    private PostgresWebhookQueue queue = null!;

    [SetUp]
    public async Task StartAsync()
    {
        receiver = await Receiver.StartAsync();
        (store, queue) = (new PostgresWebhookStore(Database, Clock), new PostgresWebhookQueue(Database, Clock));
    }

    [TearDown]
    public async Task StopAsync() => await receiver.DisposeAsync();

    [Test]
    public async Task An_alert_is_told_to_those_who_want_its_type_once_and_signed()
    {
        var (hook, key) = await Registration().AddAsync(receiver.Url, [AlertType.Regression], active: true, None);
        await store.AddAsync(receiver.Url, [AlertType.Improvement], active: true, None);
        await store.AddAsync(receiver.Url, [AlertType.Regression], active: false, None);
        await RegressAsync();
        (await Dispatcher().SendDueAsync(None)).ShouldBe(1);
        (await Dispatcher().SendDueAsync(None)).ShouldBe(0);

        var message = receiver.Messages.ShouldHaveSingleItem();
        var alert = (await OpenAsync()).ShouldHaveSingleItem();
        var body = JsonNode.Parse(message.Body)!.AsObject();
        body.Select(field => field.Key).ShouldBe(["alert_type", "model_id", "checkpoint_id", "dataset_name", "message", "detail", "id", "severity", "created_at"]);
        ((string)body["alert_type"]!, (string)body["model_id"]!, (string)body["checkpoint_id"]!, (string)body["dataset_name"]!, (string)body["message"]!)
            .ShouldBe(("regression", Model, Checkpoint(2000), Dataset, alert.Alert.Message));
        ((long)body["id"]!, (string)body["severity"]!, (double)body["detail"]!["delta"]!).ShouldBe((alert.Id, "critical", -0.4));
        var signature = message.Headers["X-LLM-Eval-Signature"];
        var timestamp = signature.Split(',')[0]["t=".Length..];
        timestamp.ShouldBe($"{Clock.GetUtcNow().ToUnixTimeSeconds()}");
        signature.ShouldBe($"t={timestamp},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Reveal()), Encoding.UTF8.GetBytes($"{timestamp}.{message.Body}")))}");
        var logged = (await LogAsync(hook)).ShouldHaveSingleItem();
        (logged.Status, logged.LastStatus, logged.Attempts, logged.DeliveredAt, $"{logged.Id}").ShouldBe(
            (DeliveryStatus.Delivered, 200, 1, Clock.GetUtcNow(), message.Headers["X-LLM-Eval-Delivery"]));
    }

    [Test]
    public async Task A_receiver_that_fails_is_tried_again_later_and_later_until_it_takes_the_message()
    {
        var hook = await store.AddAsync(receiver.Url, [AlertType.Regression], active: true, None);
        await RegressAsync();
        receiver.Answer = _ => Task.FromResult(receiver.Messages.Count < 4 ? 503 : 204);
        List<TimeSpan> pauses = [];
        while (await queue.NextDueAsync(None) is { } due)
        {
            pauses.Add(due - Clock.GetUtcNow());
            Clock.Advance(due - Clock.GetUtcNow());
            await Dispatcher().SendDueAsync(None);
        }

        pauses.Count.ShouldBe(4);
        pauses[0].ShouldBe(TimeSpan.Zero);
        for (var i = 1; i < 4; i++) pauses[i].TotalSeconds.ShouldBeInRange(Math.Pow(4, i - 1), 2 * Math.Pow(4, i - 1) + 0.001);
        receiver.Messages.Select(message => message.Headers["X-LLM-Eval-Delivery"]).Distinct().Count().ShouldBe(1);
        var logged = (await LogAsync(hook)).ShouldHaveSingleItem();
        (logged.Status, logged.Attempts, logged.LastStatus, logged.LastError).ShouldBe((DeliveryStatus.Delivered, 4, 204, null));
    }

    [Test]
    public async Task A_message_is_given_up_and_can_be_replayed()
    {
        var hook = await store.AddAsync(receiver.Url, [AlertType.Regression], active: true, None);
        await RegressAsync();
        receiver.Answer = _ => Task.FromResult(500);
        while (await queue.NextDueAsync(None) is { } due)
        {
            Clock.Advance(due - Clock.GetUtcNow());
            await Dispatcher().SendDueAsync(None);
        }

        var failed = (await LogAsync(hook)).ShouldHaveSingleItem();
        (failed.Status, failed.Attempts, failed.LastError, failed.NextAttemptAt).ShouldBe((DeliveryStatus.Failed, Options.MostAttempts, "answered 500", null));
        receiver.Answer = null;
        var again = (await store.ReplayAsync(failed.Id, None))!;
        (again.ReplayOf, again.Body).ShouldBe((failed.Id, failed.Body));
        await Dispatcher().SendDueAsync(None);
        (await LogAsync(hook)).Select(logged => (logged.Id, logged.Status)).ShouldBe([(again.Id, DeliveryStatus.Delivered), (failed.Id, DeliveryStatus.Failed)]);
        (await store.ReplayAsync(Guid.CreateVersion7(), None)).ShouldBeNull();
    }

    [Test]
    public async Task What_a_process_took_and_did_not_finish_is_sent_by_another_one_and_it_is_not_heard_any_more()
    {
        var hook = await store.AddAsync(receiver.Url, [AlertType.Regression], active: true, None);
        await RegressAsync();
        var taken = (await queue.TakeAsync(10, TimeSpan.FromSeconds(10), None)).ShouldHaveSingleItem();
        (await Dispatcher().SendDueAsync(None)).ShouldBe(0);
        Clock.Advance(TimeSpan.FromSeconds(10));
        await using (var other = await ReopenAsync())
        {
            (await Dispatcher(new PostgresWebhookQueue(other, Clock)).SendDueAsync(None)).ShouldBe(1);
        }

        await queue.NoteAsync(new DeliveryAttempt(taken.Delivery.Id, taken.Delivery.Attempts, DeliveryStatus.Failed, null, "too late", null), None);
        var logged = (await LogAsync(hook)).ShouldHaveSingleItem();
        (logged.Status, logged.Attempts, logged.LastError).ShouldBe((DeliveryStatus.Delivered, 2, null));
    }

    [Test]
    public async Task Several_who_send_at_once_send_each_message_once()
    {
        foreach (var _ in Enumerable.Range(0, 20)) await store.AddAsync(receiver.Url, [AlertType.Regression], active: true, None);
        await RegressAsync();
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Dispatcher().SendDueAsync(None)));
        sent.Sum().ShouldBe(20);
        receiver.Messages.Select(message => message.Headers["X-LLM-Eval-Delivery"]).Distinct().Count().ShouldBe(20);
    }

    [Test]
    public async Task Nobody_is_followed_to_where_they_point()
    {
        var hook = await store.AddAsync(receiver.Url, [AlertType.Regression], active: true, None);
        await RegressAsync();
        receiver.Answer = context =>
        {
            context.Response.Headers.Location = "/elsewhere";
            return Task.FromResult(307);
        };
        await Dispatcher().SendDueAsync(None);
        receiver.Messages.ShouldHaveSingleItem().Path.ShouldBe("/hook");
        (await LogAsync(hook)).ShouldHaveSingleItem().LastError.ShouldBe("answered 307");
    }

    [Test]
    public async Task A_receiver_that_does_not_answer_is_left_after_its_time()
    {
        var hook = await store.AddAsync(receiver.Url, [AlertType.Regression], active: true, None);
        await RegressAsync();
        var hang = new TaskCompletionSource();
        receiver.Answer = async _ =>
        {
            await hang.Task;
            return 200;
        };
        var sending = Dispatcher().SendDueAsync(None);
        await receiver.NextAsync();
        Clock.Advance(Options.Timeout);
        await sending;
        hang.SetResult();
        (await LogAsync(hook)).ShouldHaveSingleItem().LastError.ShouldBe("no answer within 5 s");
    }

    [TestCase("http://127.0.0.1:9/")]
    [TestCase("http://localhost/")]
    [TestCase("http://[::1]/")]
    [TestCase("http://[::ffff:10.0.0.1]/")]
    [TestCase("https://192.168.1.1/hook")]
    [TestCase("http://169.254.169.254/latest/meta-data")]
    [TestCase("http://2130706433/")]
    public async Task Addresses_that_are_not_public_are_refused_when_given_and_when_connected_to(string url)
    {
        var strict = Options with { AllowPrivateAddresses = false };
        (await Registration(strict).CheckAsync(url, None)).ShouldNotBeNull().ShouldContain(WebhookOptions.AllowPrivateVariable);
        // As if a name had pointed to a public address when it was given.
        var hook = await store.AddAsync(new Uri(url), [AlertType.Regression], active: true, None);
        await RegressAsync();
        await Dispatcher(options: strict).SendDueAsync(None);
        (await LogAsync(hook)).ShouldHaveSingleItem().LastError.ShouldNotBeNull().ShouldContain("is not on the public internet");
    }

    [TestCase("ftp://example.org/")]
    [TestCase("example.org")]
    [TestCase("http://user:password@example.org/")]
    [TestCase("http://example.org/#part")]
    public async Task What_is_no_address_for_messages_is_refused(string url) => (await Registration().CheckAsync(url, None)).ShouldNotBeNull();

    private static WebhookRegistration RegistrationOf(IWebhookStore store, WebhookOptions options) => new(store, new WebhookKeys(options), options);

    private WebhookRegistration Registration(WebhookOptions? options = null) => RegistrationOf(store, options ?? Options);

    private WebhookDispatcher Dispatcher(IWebhookQueue? from = null, WebhookOptions? options = null)
    {
        var chosen = options ?? Options;
        return new WebhookDispatcher(from ?? queue, new WebhookSender(new WebhookKeys(chosen), chosen, Clock), new WebhookSignal(Clock), chosen, Clock);
    }

    private Task RegressAsync() => SendAsync(Submission(1000, 0.9, 400), Submission(2000, 0.5, 400));

    private Task<IReadOnlyList<WebhookDelivery>> LogAsync(Webhook hook) => store.ListDeliveriesAsync(hook.Id, null, null, 50, None);
}
