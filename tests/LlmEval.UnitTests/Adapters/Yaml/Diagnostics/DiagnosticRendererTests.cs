using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

namespace LlmEval.UnitTests.Adapters.Yaml.Diagnostics;

public class DiagnosticRendererTests
{
    [Test]
    public void A_config_with_mistakes_of_many_kinds_reads_well() => Rendered(
        """
        x-limits: &limits { retires: 3 }
        dataset: { path: taks }
        models:
          - id: local
            provder: replay
            path: replays/local.jsonl
          - { id: 模型😀, provider: replay, path: replays/other.jsonl, limits: *limits }
        samples: 1e3
        scoring: { pass_at: [1], timeout: 10 }
        samples: 5
        """).ShouldBe(
        """
        config.yaml:1:21 error LE0012: unknown key 'retires', did you mean 'retries'?
        x-limits: &limits { retires: 3 }
                            ^
        config.yaml:7:70 note: used here by '*limits'
          - { id: 模型😀, provider: replay, path: replays/other.jsonl, limits: *limits }
                                                                               ^

        config.yaml:2:18 error LE0040: 'path': there is no file or folder FOLDER/taks, did you mean 'tasks'?
        dataset: { path: taks }
                         ^

        config.yaml:5:5 error LE0012: unknown key 'provder', did you mean 'provider'?
            provder: replay
            ^

        config.yaml:7:11 error LE0029: 'id' must be an id (letters, digits and . _ - : /), not '模型😀'
          - { id: 模型😀, provider: replay, path: replays/other.jsonl, limits: *limits }
                  ^

        config.yaml:8:10 error LE0022: 'samples' must be a whole number from 1 to 10000, not '1e3', write 1000
        samples: 1e3
                 ^

        config.yaml:9:35 error LE0026: 'timeout' must be a duration from 10ms to 1h, not '10', say the unit: 10s
        scoring: { pass_at: [1], timeout: 10 }
                                          ^

        config.yaml:10:1 error LE0010: the key 'samples' is here twice
        samples: 5
        ^
        config.yaml:8:1 note: first here
        samples: 1e3
        ^

        """);

    [Test]
    public void Warnings_files_and_options_read_well()
    {
        Rendered(SomeConfig.Completed("prompt: { system: \"{{id}}\" }")).ShouldStartWith(
            "config.yaml:1:20 warning LE0053: {{id}} is not filled in here, put it into 'template'\nprompt: { system: \"{{id}}\" }\n                   ^\n");
        Rendered("").ShouldBe("config.yaml error LE0003: this file is empty\n");
        Rendered(SomeConfig.Completed(""), "samples=x").ShouldBe(
            "--set:1:9 error LE0022: 'samples' must be a whole number from 1 to 10000, not 'x'\nsamples=x\n        ^\n");
    }

    [Test]
    public void The_caret_stands_below_its_column_after_tabs_wide_and_combining_characters() =>
        DiagnosticRenderer.Render(At("\t數e\u0301😀 x", column: 8)).ShouldEndWith("\n\t数e\u0301😀 x\n\t      ^\n".Replace('数', '數'));

    [Test]
    public void A_long_line_is_cut_around_its_column()
    {
        var rendered = DiagnosticRenderer.Render(At(new string('a', 300) + "X" + new string('b', 300), column: 301)).Split('\n');

        rendered[1].Length.ShouldBe(162);
        rendered[1][rendered[2].IndexOf('^')].ShouldBe('X');
    }

    [Test]
    public void A_place_behind_the_end_of_the_line_is_shown_too() =>
        DiagnosticRenderer.Render(At("ab", column: 9)).ShouldEndWith("\nab\n  ^\n");

    [Test]
    public void Files_elsewhere_are_named_in_full() =>
        DiagnosticRenderer.Render(At("ab", column: 1), relativeTo: "/other").ShouldStartWith("/configs/a.yaml:1:1 error");

    private static ConfigDiagnostic At(string line, int column) => new()
    {
        Code = "LE0012",
        Severity = Severity.Error,
        Message = "unknown key",
        File = "/configs/a.yaml",
        Line = 1,
        Column = column,
        SourceLine = line,
    };

    private static string Rendered(string text, params string[] overrides)
    {
        var diagnostics = SomeConfig.Load(text, overrides).Diagnostics;
        var file = diagnostics.Select(diagnostic => diagnostic.File).FirstOrDefault(Path.IsPathRooted);
        var rendered = DiagnosticRenderer.Render(diagnostics, SomeConfig.Folder).Replace(SomeConfig.Folder, "FOLDER", StringComparison.Ordinal);
        return file is null ? rendered : rendered.Replace(Path.GetFileName(file), "config.yaml", StringComparison.Ordinal);
    }
}
