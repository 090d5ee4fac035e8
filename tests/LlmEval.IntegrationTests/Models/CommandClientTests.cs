using LlmEval.Adapters.Command;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

/// <summary>What a program gets, and what is made of its end.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class CommandClientTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new();

    [TearDown]
    public void DropFolder() => folder.Dispose();

    [Test]
    public async Task Stdin_is_the_conversation_with_an_empty_line_between_two_messages() =>
        (await AnswerAsync("cat")).ShouldBe("Be terse.\n\nWrite add. 😀");

    [Test]
    public async Task The_environment_names_task_sample_and_model() =>
        (await AnswerAsync("sh", "-c", "echo $LLM_EVAL_TASK_ID $LLM_EVAL_SAMPLE $LLM_EVAL_MODEL")).ShouldBe("t/1 3 gpt-4o\n");

    [Test]
    public async Task No_shell_sees_the_arguments() =>
        (await AnswerAsync("printf", "%s", "$(echo no) $HOME * ; 'x' \"y\"")).ShouldBe("$(echo no) $HOME * ; 'x' \"y\"");

    [Test]
    public async Task A_program_with_a_slash_is_found_in_the_configs_folder_and_runs_there()
    {
        var script = folder.File("answer.sh", "#!/bin/sh\npwd -P\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        (await AnswerAsync("./answer.sh")).TrimEnd().ShouldEndWith(Path.GetFileName(folder.Path));
    }

    [Test]
    public async Task Large_texts_pass_both_ways_at_once()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789abcde\n", 1 << 16));
        var reply = await Client("cat").GenerateAsync(Request(text), default);
        reply.Response!.Text.ShouldBe("Be terse.\n\n" + text);
    }

    [Test]
    public async Task Input_need_not_be_read() =>
        (await Client("echo", "done").GenerateAsync(Request(new string('x', 1 << 20)), default)).Response!.Text.ShouldBe("done\n");

    [Test]
    public async Task Nothing_on_stdout_is_an_empty_answer() => (await AnswerAsync("true")).ShouldBeEmpty();

    [Test]
    public async Task An_exit_code_is_told_with_the_end_of_stderr()
    {
        const string Noisy = "i=0; while [ $i -lt 20000 ]; do echo progress $i; i=$((i+1)); done >&2; echo ValueError >&2; exit 3";
        var error = await FailAsync("sh", "-c", Noisy);
        error.Kind.ShouldBe(ModelErrorKind.CommandFailed);
        error.Message.ShouldStartWith("The command 'sh' exited with code 3: …");
        error.Message.ShouldEndWith("progress 19999 ValueError");
    }

    [Test]
    public async Task A_program_that_a_signal_ended_failed() =>
        (await FailAsync("sh", "-c", "kill -9 $$")).Message.ShouldBe("The command 'sh' exited with code 137: nothing on stderr");

    [Test]
    public async Task Output_beyond_the_cap_is_a_failure() =>
        (await FailAsync("yes")).Message.ShouldBe("The command 'yes' wrote more than 8 MiB and was killed");

    [Test]
    public async Task Bytes_that_are_no_text_are_a_failure() =>
        (await FailAsync("printf", "ab\\377c")).Message.ShouldBe("The command 'printf' wrote bytes that are no UTF-8, the first at 2");

    private async Task<string> AnswerAsync(params string[] command)
    {
        var reply = await Client(command).GenerateAsync(Request("Write add. 😀"), default);
        reply.Error.ShouldBeNull();
        return reply.Response!.Text;
    }

    private async Task<ModelError> FailAsync(params string[] command) =>
        (await Client(command).GenerateAsync(Request("Write add."), default)).Error.ShouldNotBeNull();

    private IModelClient Client(params string[] command) => new CommandProvider(TimeProvider.System).CreateClient(
        SomeModels.Options("command", new CommandOptions { Command = command, WorkingDirectory = folder.Path }));

    private static ModelRequest Request(string text) => SomeModels.Request(sample: 3) with
    {
        Messages = [new(ChatRole.System, "Be terse."), new(ChatRole.User, text)],
    };
}
