using System.CommandLine;
using System.Globalization;
using LlmEval.Adapters.Assignments.Course;
using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Pipeline.Assignments.Course;

namespace LlmEval.Tool.Commands.Assignments;

/// <summary>What commands of a course have in common.</summary>
internal static class CourseOptions
{
    /// <summary>The port of the instructor, as in the original.</summary>
    public const int InstructorPort = 8001;

    /// <summary>The port of pages that are served here.</summary>
    public const int UsualPagesPort = 8002;

    /// <summary>The variable that says where builders are to tell that their page stands.</summary>
    public const string EvaluationVariable = "EVALUATION_API_URL";

    private const int BuilderPort = 8000;

    /// <summary><c>SUBMISSIONS.csv</c>.</summary>
    public static Argument<string> Submissions() => new("submissions") { Description = "The file with timestamp,email,endpoint,secret" };

    /// <summary><c>--templates</c>.</summary>
    public static Option<string> Templates() => new("--templates") { Description = "The folder with the templates", DefaultValueFactory = _ => Path.Combine("configs", "assignments", "templates") };

    /// <summary><c>--template</c>.</summary>
    public static Option<string[]> Only() => new("--template") { Description = "Only templates of this id; more than once for several" };

    /// <summary><c>--every-template</c>.</summary>
    public static Option<bool> Every() => new("--every-template") { Description = "Send every template to everyone, not one that is drawn" };

    /// <summary><c>--seed</c>.</summary>
    public static Option<string?> Seed() => new("--seed") { Description = "The seed of all tasks; by default one of each email and hour" };

    /// <summary><c>--pages-port</c>.</summary>
    public static Option<int> PagesPort() => new("--pages-port") { Description = "The port of the pages that are served here", DefaultValueFactory = _ => UsualPagesPort };

    /// <summary><c>--deploy</c>.</summary>
    public static Option<string?> Deploy()
    {
        var option = new Option<string?>("--deploy") { Description = "local or github; by default GitHub where GITHUB_TOKEN and GITHUB_USERNAME are set" };
        option.AcceptOnlyFromAmong("local", "github");
        return option;
    }

    /// <summary>The port of a role: of a builder, <c>STUDENT_API_PORT</c> where it is set.</summary>
    public static int PortOf(bool isBuilder, Func<string, string?> environment)
    {
        if (!isBuilder) return InstructorPort;
        if (environment("STUDENT_API_PORT") is not { Length: > 0 } text) return BuilderPort;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : throw new UsageException($"STUDENT_API_PORT is '{text}': it has to be a port.");
    }

    /// <summary>Where builders are to tell that their page stands, as the environment says it; null where it does not.</summary>
    public static string? EvaluationUrl(Func<string, string?> environment) => environment(EvaluationVariable) is { Length: > 0 } url ? url : null;

    /// <summary>The builders of a file; what is wrong with its rows is said.</summary>
    /// <exception cref="UsageException">It cannot be read, or has no row that is right.</exception>
    public static IReadOnlyList<CourseRow> ReadRows(ToolContext context, string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(context.Absolute(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {e.Message}");
        }

        var reading = SubmissionsFile.Read(text, file);
        foreach (var problem in reading.Problems) context.Error.WriteLine(problem);
        return reading.Rows.Count > 0 ? reading.Rows : throw new UsageException($"{file} has no row that can be used.");
    }

    /// <summary>What is sent.</summary>
    /// <exception cref="UsageException">The templates cannot be used, or the seed is none.</exception>
    public static SendingOptions Sending(ToolContext context, string folder, IReadOnlyList<string> only, bool every, string? seed, string evaluationUrl)
    {
        if (seed is not null && !TaskSeed.IsValid(seed)) throw new UsageException($"'{seed}' is no seed: it has to be {TaskSeed.Rule}.");
        var found = TemplateLoader.LoadFolder(context.Absolute(folder));
        if (found.Diagnostics.Count > 0) context.Error.WriteLine(DiagnosticRenderer.Render(found.Diagnostics, context.WorkingDirectory));
        if (only.FirstOrDefault(id => found.Find(id) is null) is { } missing) throw new UsageException($"{folder} has no template '{missing}'; it has: {string.Join(", ", found.Templates.Select(one => one.Id))}.");
        var templates = found.Templates.Where(template => only.Count == 0 || only.Contains(template.Id)).ToList();
        if (templates.Count == 0) throw new UsageException($"{folder} has no template that can be used.");
        if (!Uri.TryCreate(evaluationUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) throw new UsageException($"'{evaluationUrl}' is no address to tell that a page stands.");
        return new SendingOptions { Templates = templates, EveryTemplate = every, Seed = seed, EvaluationUrl = evaluationUrl };
    }
}
