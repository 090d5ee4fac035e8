using System.Text.Json;
using LlmEval.Adapters.Sandbox;

namespace LlmEval.UnitTests.Adapters.Sandbox;

public class SupervisorProgramTests
{
    [Test]
    public void The_first_message_carries_every_module_of_the_package()
    {
        using var json = JsonDocument.Parse(SupervisorProgram.ModulesFrame[4..]);
        var names = json.RootElement.GetProperty("modules").EnumerateObject().Select(module => module.Name).ToList();

        names.ShouldContain("llm_eval_sandbox");
        names.ShouldContain("llm_eval_sandbox.supervisor");
        names.ShouldContain("llm_eval_sandbox.judge");
        names.ShouldContain("llm_eval_sandbox.candidate");
        names.ShouldNotContain("llm_eval_sandbox.bootstrap");
    }

    [Test]
    public void The_interpreter_gets_the_bootstrap_and_no_user_site()
    {
        SupervisorProgram.Arguments.ShouldContain("-S");
        SupervisorProgram.Arguments.ShouldContain("-s");
        SupervisorProgram.Arguments[^1].ShouldContain("supervisor.main()");
    }
}
