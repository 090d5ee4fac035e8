using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Adapters.Assignments.Chromium.Process;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Assignments.Chromium;

/// <summary>Where the browser and Node are found.</summary>
[TestFixture]
internal sealed class BrowserProgramsTests
{
    [Test]
    public void The_option_comes_before_the_variable_and_a_wrong_path_is_not_passed_over()
    {
        using var folder = new TemporaryFolder();
        var browser = folder.File("browser", "");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        BrowserPrograms.Find(new(), Variables(browser)).Chromium.ShouldBe(browser);
        BrowserPrograms.Find(new() { Chromium = browser }, Variables("/nowhere")).Chromium.ShouldBe(browser);
        BrowserPrograms.Find(new(), Variables("/nowhere")).Chromium.ShouldBeNull();
        BrowserPrograms.Find(new() { Node = browser }, Variables("/nowhere")).Node.ShouldBe(browser);
    }

    [TestCase("v20.20.2\n", true)]
    [TestCase("v24.1.0", true)]
    [TestCase("v18.19.0", false)]
    [TestCase("node", false)]
    public void Node_has_to_be_new_enough(string version, bool isEnough) => ChromiumProbe.IsNewEnough(version).ShouldBe(isEnough);

    [Test]
    public void Playwrights_driver_comes_with_the_tool() => BrowserPrograms.Find(new(), _ => null).Driver.ShouldNotBeNull();

    private static Func<string, string?> Variables(string chromium) => name => name == BrowserPrograms.ChromiumVariable ? chromium : null;
}
