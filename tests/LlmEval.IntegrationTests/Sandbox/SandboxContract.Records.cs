using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.IntegrationTests.Sandbox;

/// <content>What is recorded of an execution.</content>
public abstract partial class SandboxContract
{
    private const string Right = "def add(a, b):\n    return a + b\n";

    [Test]
    public async Task A_pass_is_recorded_with_its_figures()
    {
        var execution = await RunAsync("print('loading')\n\n" + Right);

        execution.ShouldBe(Outcome.Passed, null);
        execution.Message.ShouldBeNull();
        execution.Calls.ShouldBe(2);
        (execution.AssertionsPassed, execution.AssertionsTotal).ShouldBe((2, 2));
        execution.Stdout.ShouldBe(new CapturedOutput("loading\n", 8, Truncated: false));
        execution.Stderr.ShouldBe(CapturedOutput.Empty);
        execution.PeakMemoryBytes.ShouldNotBeNull().ShouldBeInRange(1L << 20, 256L << 20);
        execution.MemorySource.ShouldNotBeNull();
        execution.Wall.ShouldBeGreaterThan(TimeSpan.Zero);
        (execution.ExitCode, execution.Signal, execution.Traceback, execution.FailedAssertion).ShouldBe((null, null, null, null));
        (execution.Integrity, execution.Flaky, execution.Attempts).ShouldBe((IntegrityMode.Strong, false, 1));
    }

    [Test]
    public async Task A_failed_assertion_is_shown_with_both_sides()
    {
        var execution = await RunAsync("def add(a, b):\n    return a * b if a == b else 3\n", """
            def check(candidate):
                assert candidate(2, 2) == 4
                assert candidate(3, 3) == 6, "three and three"
                assert candidate(0, 0) == 0
            """);

        execution.ShouldBe(Outcome.Failed, "assertion");
        execution.FailedAssertion.ShouldBe(new FailedAssertion
        {
            Source = "assert candidate(3, 3) == 6, \"three and three\"",
            Line = 3,
            Left = "9",
            Right = "6",
            Message = "three and three",
        });
        execution.Message.ShouldBe("three and three");
        (execution.AssertionsPassed, execution.AssertionsTotal).ShouldBe((1, 3));
    }

    [Test]
    public async Task Assertions_in_a_loop_have_no_total()
    {
        var execution = await RunAsync(Right, """
            def check(candidate):
                for n in range(5):
                    assert candidate(n, n) == 2 * n
            """);

        (execution.AssertionsPassed, execution.AssertionsTotal).ShouldBe((5, null));
    }

    [Test]
    public async Task An_assertion_evaluates_its_sides_once()
    {
        var execution = await RunAsync("calls = []\n\ndef add(a, b):\n    calls.append(a)\n    return len(calls)\n", """
            def check(candidate):
                assert candidate(0, 0) == 1
                assert candidate(0, 0)
                assert not candidate(0, 0) == 7
                assert 3 < candidate(0, 0) < 5
                assert candidate(0, 0) == 6, candidate(0, 0)
            """);

        execution.ShouldBe(Outcome.Failed, "assertion");
        execution.Calls.ShouldBe(6);
        execution.FailedAssertion!.Left.ShouldBe("5");
        execution.Message.ShouldBe("6");
    }

    [Test]
    public async Task An_exception_is_shown_with_the_solutions_own_frames()
    {
        var execution = await RunAsync("def half(n):\n    return n / 0\n\n\ndef add(a, b):\n    return half(a)\n");

        execution.ShouldBe(Outcome.Error, "exception");
        (execution.ExceptionType, execution.Message).ShouldBe(("ZeroDivisionError", "division by zero"));
        execution.Traceback.ShouldBe("""
              File "<solution>", line 6, in add
                return half(a)
              File "<solution>", line 2, in half
                return n / 0
            """);
    }

    [Test]
    public async Task A_syntax_error_names_its_line()
    {
        var execution = await RunAsync("x = 1\ndef add(a, b)\n    return a\n");

        execution.ShouldBe(Outcome.Error, "syntax_error");
        execution.ExceptionType.ShouldBe("SyntaxError");
        execution.Traceback.ShouldNotBeNull().ShouldContain("line 2");
    }

    [Test]
    public async Task Exit_code_and_signal_are_recorded()
    {
        (await RunAsync("import os\n\ndef add(a, b):\n    os._exit(7)\n")).ExitCode.ShouldBe(7);
        (await RunAsync("import os\n\ndef add(a, b):\n    os.abort()\n")).Signal.ShouldBe("SIGABRT");
    }

    [Test]
    public async Task Output_is_kept_up_to_a_cap_and_counted_whole()
    {
        var execution = await RunAsync("import sys\n\ndef add(a, b):\n    sys.stderr.write('x' * 100000)\n    sys.stdout.buffer.write(b'\\xff\\n')\n    return a + b\n");

        execution.ShouldBe(Outcome.Passed, null);
        (execution.Stderr.Bytes, execution.Stderr.Truncated).ShouldBe((200000, true));
        execution.Stderr.Text.Length.ShouldBeInRange(1000, 199999);
        execution.Stdout.Text.ShouldStartWith("\\xff\n");
    }

    [Test]
    public async Task Half_a_surrogate_pair_and_a_NUL_reach_the_record()
    {
        var execution = await RunAsync("def add(a, b):\n    raise ValueError('\\ud800 \\0')\n");

        execution.ShouldBe(Outcome.Error, "exception");
        execution.Message.ShouldBe("\\ud800 \0");
    }

    [Test]
    public async Task Half_a_surrogate_pair_in_the_solution_is_replaced() =>
        (await RunAsync("def add(a, b):\n    return a + b if '\ud800' == '\\ufffd' else -1\n")).ShouldBe(Outcome.Passed, null);

    [Test]
    public async Task CPU_time_is_that_of_the_solution_and_its_children()
    {
        var execution = await RunAsync("""
            import os, time

            def add(a, b):
                if os.fork() == 0:
                    end = time.process_time() + 0.3
                    while time.process_time() < end:
                        pass
                    os._exit(0)
                os.wait()
                return a + b
            """);

        execution.ShouldBe(Outcome.Passed, null);
        execution.Cpu.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(600));
    }

    [Test]
    public async Task Weak_mode_that_is_not_allowed_is_unsupported_and_runs_nothing()
    {
        var request = Request(Right) with { Tests = new TaskTests { Kind = TestKind.Check, Source = AddTests, Mode = IntegrityMode.Weak } };

        var execution = await RunAsync(request);

        execution.ShouldBe(Outcome.Unsupported, "weak_mode_off");
        (execution.Integrity, execution.Calls).ShouldBe((IntegrityMode.Weak, 0));
    }

    [Test]
    public async Task Tests_that_run_strong_stay_strong_where_weak_is_allowed()
    {
        var execution = await RunAsync(Request(Right) with { AllowedMode = IntegrityMode.Weak });

        (execution.Outcome, execution.Integrity).ShouldBe((Outcome.Passed, IntegrityMode.Strong));
    }
}
