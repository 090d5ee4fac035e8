using LlmEval.Adapters.OpenAi;

namespace LlmEval.UnitTests.Adapters.OpenAi;

public class RetryAfterHeadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase("retry-after: 20", 20)]
    [TestCase("retry-after: 0.5", 0.5)]
    [TestCase("retry-after: Thu, 01 Jan 2026 12:00:45 GMT", 45)]
    [TestCase("retry-after-ms: 1250|retry-after: 20", 1.25)]
    [TestCase("retry-after: 2|reset-requests: 9s", 2)]
    [TestCase("reset-requests: 20ms", 0.02)]
    [TestCase("reset-tokens: 6m0s", 360)]
    [TestCase("reset-tokens: 1h2m3.5s", 3723.5)]
    [TestCase("remaining-requests: 0|reset-requests: 8.64s|remaining-tokens: 9|reset-tokens: 1s", 8.64)]
    [TestCase("remaining-requests: 0|reset-requests: 2s|remaining-tokens: 0|reset-tokens: 7s", 7)]
    [TestCase("remaining-requests: 5|reset-requests: 23h|remaining-tokens: 9|reset-tokens: 1s", 1)]
    public void The_wait_is_read(string headers, double seconds) => Read(429, headers).ShouldBe(TimeSpan.FromSeconds(seconds));

    [TestCase("")]
    [TestCase("retry-after: soon")]
    [TestCase("retry-after: 0")]
    [TestCase("retry-after: -5")]
    [TestCase("retry-after: Thu, 01 Jan 2026 11:00:00 GMT")]
    [TestCase("reset-requests: later")]
    [TestCase("reset-requests: 12")]
    public void Without_a_wait_in_the_future_there_is_none(string headers) => Read(429, headers).ShouldBeNull();

    [Test]
    public void Limits_that_were_not_met_are_no_wait() => Read(503, "reset-requests: 9s").ShouldBeNull();

    [Test]
    public void An_absurd_wait_does_not_overflow() => Read(429, "retry-after: 99999999999999999999").ShouldBe(TimeSpan.FromDays(365));

    private static TimeSpan? Read(int status, string headers)
    {
        var map = headers.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => FullName(pair[0]), pair => pair[1]);
        return RetryAfterHeaders.Read(status, map.GetValueOrDefault, Now);
    }

    private static string FullName(string name) => name.StartsWith("retry", StringComparison.Ordinal) ? name : "x-ratelimit-" + name;
}
