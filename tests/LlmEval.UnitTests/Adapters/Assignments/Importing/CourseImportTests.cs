using LlmEval.Adapters.Assignments.Importing;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.UnitTests.Adapters.Assignments.Importing;

public class CourseImportTests
{
    private const string Sales = """
        id: sum-of-sales
        brief: Publish a single-page site that fetches data.csv from attachments, sums its sales column, sets the title to "Sales Summary ${seed}", displays the total inside #total-sales, and loads Bootstrap 5 from jsdelivr.
        attachments:
          - name: data.csv
            url: data:text/csv;base64,${seed}
        checks:
          - js: document.title === `Sales Summary ${seed}`
          - js: !!document.querySelector("link[href*='bootstrap']")
          - js: Math.abs(parseFloat(document.querySelector("#total-sales").textContent) - ${result}) < 0.01
        round2:
          - brief: Add a Bootstrap table #product-sales that lists each product with its total sales and keeps #total-sales accurate after render.
            checks:
              - js: document.querySelectorAll("#product-sales tbody tr").length >= 1
              - js: (() => { const rows = [...document.querySelectorAll("#product-sales tbody tr td:last-child")]; const sum = rows.reduce((acc, cell) => acc + parseFloat(cell.textContent), 0); return Math.abs(sum - ${result}) < 0.01; })()
          - brief: Introduce a currency select #currency-picker that converts the computed total using rates.json from attachments and mirrors the active currency inside #total-currency.
            attachments:
              - name: rates.json
                url: data:application/json;base64,${seed}
            checks:
              - js: !!document.querySelector("#currency-picker option[value='USD']")
              - js: !!document.querySelector("#total-currency")
        """;

    private const string Markdown = """
        id: markdown-to-html
        brief: Publish a static page that converts input.md from attachments to HTML with marked, renders it inside #markdown-output, and loads highlight.js for code blocks.
        attachments:
          - name: input.md
            url: data:text/markdown;base64,${seed}
        checks:
          - js: !!document.querySelector("script[src*='marked']")
          - js: !!document.querySelector("script[src*='highlight.js']")
          - js: document.querySelector("#markdown-output").innerHTML.includes("<h")
        round2:
          - brief: Display a live word count badge #markdown-word-count that updates after every render and formats numbers with Intl.NumberFormat.
            checks:
              - js: document.querySelector("#markdown-word-count").textContent.includes(",")
              - js: !!document.querySelector("script").textContent.includes("Intl.NumberFormat")
        """;

    private const string User = """
        id: github-user-created
        brief: Publish a Bootstrap page with form id="github-user-${seed}" that fetches a GitHub username, optionally uses ?token=, and displays the account creation date in YYYY-MM-DD UTC inside #github-created-at.
        checks:
          - js: document.querySelector("#github-user-${seed}").tagName === "FORM"
          - js: document.querySelector("#github-created-at").textContent.includes("20")
          - js: !!document.querySelector("script").textContent.includes("https://api.github.com/users/")
        round2:
          - brief: Show an aria-live alert #github-status that reports when a lookup starts, succeeds, or fails.
            checks:
              - js: document.querySelector("#github-status").getAttribute("aria-live") === "polite"
              - js: !!document.querySelector("script").textContent.includes("github-status")
        """;

    [TestCase(Sales, "sum-of-sales", "inside #total-sales, and loads Bootstrap 5 from jsdelivr.", 2)]
    [TestCase(Markdown, "markdown-to-html", "renders it inside #markdown-output, and loads highlight.js for code blocks.", 1)]
    [TestCase(User, "github-user-created", "in YYYY-MM-DD UTC inside #github-created-at.", 1)]
    public void A_course_s_template_that_no_reader_takes_becomes_one_of_ours(string text, string id, string briefEnds, int changes)
    {
        var problems = new DiagnosticBag();
        YamlReader.Read(new SourceText("/course.yaml", text), problems).ShouldBeNull();

        var result = Convert(text);

        result.Diagnostics.ShouldBeEmpty(DiagnosticRenderer.Render(result.Diagnostics));
        (result.Template!.Id, result.Template.Round2.Count).ShouldBe((id, changes));
        var task = TaskRenderer.Render(result.Template, "s1");
        task.Brief.ShouldEndWith(briefEnds);
        task.Checks.Count.ShouldBe(3);
        task.Checks.ShouldAllBe(check => check is ScriptCheck);
        for (var variant = 0; variant < changes; variant++) TaskRenderer.RenderChange(result.Template, task, variant)!.Checks.Count.ShouldBe(2);
    }

    [Test]
    public void What_stood_for_data_is_made_by_the_generator_of_its_type()
    {
        var template = Convert(Sales).Template!;
        var task = TaskRenderer.Render(template, "s1");

        template.Data.ShouldBe(["sales_csv", "rates_json"]);
        template.Round2[1].Attachments.ShouldBe([new TemplateAttachment("rates.json", "{{ rates_json }}")]);
        task.Checks[0].Text.ShouldBe("js: document.title === `Sales Summary s1`");
        task.Checks[1].Text.ShouldBe("js: !!document.querySelector(\"link[href*='bootstrap']\")");
        task.Checks[2].Text.ShouldBe($"js: Math.abs(parseFloat(document.querySelector(\"#total-sales\").textContent) - {task.Result}) < 0.01");
    }

    [Test]
    public void The_new_file_has_every_text_in_quotes() =>
        Convert("id: a\nbrief: Put it's text into #a\nchecks:\n  - js: !!document.querySelector(\"#a\")\n").Text.ShouldBe("""
            id: 'a'
            brief: 'Put it''s text into #a'
            checks:
              - js: '!!document.querySelector("#a")'

            """);

    [Test]
    public void Texts_of_several_lines_quoted_texts_and_blocks_stay_what_they_are()
    {
        var template = Convert("""
            # A comment
            id: "a"
            brief: Put it into #a
              and #b,
              as it comes
            checks:
              - js: |
                  1 #2
                  - !!3
              - js: '4 #5'
            round2:
              - brief: >-
                  Once
                  more
                checks: [{ js: "6" }]
            """).Template!;

        template.Round1.Brief.ShouldBe("Put it into #a and #b, as it comes");
        template.Round1.Checks.Select(check => check.Text).ShouldBe(["js: 1 #2\n- !!3", "js: 4 #5"]);
        (template.Round2[0].Brief, template.Round2[0].Checks[0].Text).ShouldBe(("Once more", "js: 6"));
    }

    [TestCase("- a\n- b\n", "LE0015")]
    [TestCase("id: [a\n", "LE0003")]
    [TestCase("id: a\nbrief: Show ${result}\nchecks:\n  - js: 1 < 2\n", "LE0070")]
    [TestCase("id: a\nbrief: b\n", "LE0013")]
    public void What_has_to_be_mended_by_hand_is_said(string text, string code)
    {
        var result = Convert(text);

        result.Template.ShouldBeNull();
        result.Diagnostics.Select(problem => problem.Code).ShouldBe([code], DiagnosticRenderer.Render(result.Diagnostics));
    }

    [Test]
    public void A_sentence_stays_one_with_a_warning() =>
        Convert("id: a\nbrief: b\nchecks:\n  - Table #a exists\n").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LE0075");

    [Test]
    public void A_file_that_is_not_there_is_said() => CourseImport.Convert("/nowhere/at/all.yaml").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LE0001");

    private static CourseImportResult Convert(string text) => CourseImport.Convert(new SourceText("/course.yaml", text));
}
