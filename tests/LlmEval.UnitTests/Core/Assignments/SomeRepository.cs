using System.Text;
using LlmEval.Core.Assignments.Checking;
using LlmEval.Core.Assignments.Licensing;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Assignments;

/// <summary>A task and a repository without a fault; a test changes what it is about with <c>with</c>.</summary>
internal static class SomeRepository
{
    public const string Sha = "0123456789abcdef0123456789abcdef01234567";

    public const string Readme = """
        # Sales summary

        A page that loads data.csv, adds up its sales and shows the total under a heading. It was made for people who get a table by mail and
        want one number, without a spreadsheet and without sending the table anywhere.

        ## Setup

        Clone the repository and serve its folder with any static server, e.g. `python3 -m http.server`.

        ## Usage

        Open the page. The total stands below the heading.

        ## Code

        `app.js` loads the file, splits its lines and adds the column; `index.html` holds the page.

        ## License

        MIT, see LICENSE.

        ## About

        Written for a course.
        """;

    public static readonly TaskAttachment Data = new("data.csv", "text/csv", Bytes("product,region,sales\nPen,North,1.50\nInk,South,2.25\n"));

    public static AssignmentTask Task(int round = 1) => new()
    {
        Template = "sum-of-sales",
        Seed = "7",
        Round = round,
        TaskId = "sum-of-sales-1a2b3",
        Brief = round == 1 ? "Show the sum of data.csv in #total-sales." : "Add a table #product-sales.",
        Attachments = round == 1 ? [Data] : [],
        Checks = round == 1 ? [Check("js: !!document.querySelector('#total-sales')")] : [Check("Table #product-sales exists")],
        EarlierChecks = round == 1 ? [] : [Check("js: !!document.querySelector('#total-sales')")],
    };

    public static PageCheck Check(string text) => new FreeTextCheck { Text = text };

    public static FileMap Files(params IEnumerable<(string Path, string Content)> files) => new(files.Select(file => new RepositoryFile(file.Path, Bytes(file.Content))));

    public static StoredBlob Blob(string path, string content, string commit = Sha) => new(path, commit, Bytes(content));

    public static RepositoryState State(params IReadOnlyList<StoredBlob> more)
    {
        List<StoredBlob> files =
        [
            Blob("LICENSE", MitLicense.Text("Ada Lovelace", 2026)), Blob("README.md", Readme), Blob("index.html", "<h1>Total</h1><p id=total-sales></p><script src=app.js></script>"),
            Blob("app.js", "const total = rows.reduce((sum, row) => sum + row.sales, 0);"), new("data.csv", Sha, Data.Content),
        ];
        files = [.. files.Where(file => more.All(other => other.Path != file.Path)), .. more];
        return new RepositoryState
        {
            Exists = true,
            CreatedAt = Some.Time.AddMinutes(1),
            DefaultBranch = "main",
            HasCommit = true,
            IsOnDefaultBranch = true,
            Files = files,
            History = files,
            Messages = [(Sha, "Add the page")],
        };
    }

    public static RepositoryState Without(this RepositoryState state, string path) => state with
    {
        Files = [.. state.Files.Where(file => file.Path != path)],
        History = [.. state.History.Where(file => file.Path != path)],
    };

    public static StaticCheckFacts Facts(int round = 1) => new()
    {
        Round = round,
        Submission = new Submission("http://localhost/git/ada/sum", Sha, "http://localhost/pages/ada/sum/"),
        FirstTaskAt = Some.Time,
        Attachments = [Data],
        Page = new PageReach(true, "200, HTML"),
    };

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
