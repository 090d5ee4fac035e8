using System.Runtime.Versioning;
using LlmEval.Adapters.Command;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Command;

[UnsupportedOSPlatform("windows")]
public class ProgramPathTests
{
    [Test]
    public void A_program_with_a_slash_is_relative_to_the_folder()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("run.sh", "#!/bin/sh\n");
        ProgramPath.Find("./run.sh", folder.Path).ShouldBeNull();
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        ProgramPath.Find("./run.sh", folder.Path).ShouldBe(path);
        ProgramPath.Find(path, "/").ShouldBe(path);
    }

    [Test]
    public void A_bare_name_is_looked_for_in_PATH() => ProgramPath.Find("sh", "/nowhere").ShouldNotBeNull().ShouldEndWith("/sh");

    [TestCase("no-such-program-anywhere")]
    [TestCase("./no-such-program")]
    [TestCase("/usr")]
    public void What_is_no_executable_file_is_not_found(string program) => ProgramPath.Find(program, "/").ShouldBeNull();
}
