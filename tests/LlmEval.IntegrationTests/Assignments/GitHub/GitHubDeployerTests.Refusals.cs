using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments.GitHub;

/// <summary>Limits and refusals, as GitHub documents them.</summary>
internal sealed partial class GitHubDeployerTests
{
    [TestCase(403, "retry-after", "30", 30)]
    [TestCase(429, "retry-after", "7", 7)]
    [TestCase(403, "x-ratelimit-reset", "1767225690", 90)]
    [TestCase(403, null, null, 60)]
    public async Task A_limit_is_waited_for_as_long_as_GitHub_says(int status, string? header, string? value, int seconds)
    {
        var limited = false;
        github.Instead = _ =>
        {
            if (limited) return null;
            limited = true;
            var answer = FakeGitHubAnswer.Error(status, "You have exceeded a secondary rate limit.");
            return header is null ? answer : answer with { Headers = [(header, value!), ("x-ratelimit-remaining", "0")] };
        };

        var deployment = deployer.DeployAsync(Round1, CancellationToken.None);

        (await clock.FinishAsync(deployment)).ShouldBe(TimeSpan.FromSeconds(seconds));
        (await deployment).PagesUrl.ShouldEndWith("/site/page/");
    }

    [Test]
    public async Task A_limit_that_ends_much_later_is_told_at_once()
    {
        github.Instead = _ => FakeGitHubAnswer.Error(403, "API rate limit exceeded for user ID 1.") with { Headers = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1767228000")] };

        var problem = await Should.ThrowAsync<DeploymentException>(() => deployer.DeployAsync(Round1, CancellationToken.None));

        problem.IsTransient.ShouldBeTrue();
        problem.Message.ShouldBe("GitHub answers 403 to GET /user: API rate limit exceeded for user ID 1. (try again in 2400 s)");
    }

    [TestCase(401, "Bad credentials", "the token is wrong or has expired: set GITHUB_TOKEN")]
    [TestCase(403, "Resource not accessible by personal access token", "the token lacks a permission")]
    [TestCase(404, "Not Found", "there is none, or the token may not see it")]
    [TestCase(422, "Validation Failed", "Repository.name: invalid")]
    public async Task What_GitHub_refuses_is_told_with_what_to_do(int status, string message, string advice)
    {
        github.Instead = call => call.Method != "POST" ? null : FakeGitHubAnswer.Error(status, message, new System.Text.Json.Nodes.JsonObject { ["resource"] = "Repository", ["field"] = "name", ["code"] = "invalid" });

        var problem = await Should.ThrowAsync<DeploymentException>(() => deployer.DeployAsync(Round1, CancellationToken.None));

        problem.IsTransient.ShouldBeFalse();
        problem.Message.ShouldStartWith($"GitHub answers {status} to POST /user/repos: {message}");
        problem.Message.ShouldContain(advice);
    }

    [Test]
    public async Task A_wrong_token_is_not_repeated_in_the_error()
    {
        using var other = Deployer(github, "ghp_another_secret_0123456789", clock);

        var problem = await Should.ThrowAsync<DeploymentException>(() => other.DeployAsync(Round1, CancellationToken.None));

        problem.ToString().ShouldNotContain("ghp_another");
        problem.Message.ShouldContain("Bad credentials Bearer ***");
    }

    [Test]
    public async Task A_private_repository_of_that_name_is_left_alone()
    {
        var repository = new FakeGitHubRepository(FakeGitHub.Login, "page", github.Now) { Private = true };
        repository.Initialise("main");
        github.Repositories.Add(repository);

        var problem = await Should.ThrowAsync<DeploymentException>(() => deployer.DeployAsync(Round1, CancellationToken.None));

        problem.Message.ShouldContain("octo/page is private");
        Messages(repository).ShouldBe(["Initial commit"]);
    }
}
