using LlmEval.Adapters.Assignments.Git;

namespace LlmEval.UnitTests.Adapters.Assignments.Git;

public class RepositoryAddressTests
{
    private static IEnumerable<string> Hosts =>
    [
        string.Join('.', Enumerable.Repeat(new string('a', 50), 6)),
        "0.0.0.0",
        "xn--" + new string('z', 40) + ".example",
    ];

    [TestCaseSource(nameof(Hosts))]
    public async Task A_host_that_cannot_be_looked_up_is_refused(string host)
    {
        var (address, refusal) = await RepositoryAddress.CheckAsync($"https://{host}/owner/name", new GitReaderOptions(), CancellationToken.None);
        address.ShouldBeNull();
        refusal.ShouldNotBeNullOrEmpty();
    }
}
