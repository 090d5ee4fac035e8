using System.CommandLine;
using System.Net;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Hosting.Assignments;
using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Pipeline;
using LlmEval.Review.Api;
using LlmEval.Review.Api.Assignments;
using LlmEval.Review.Api.Eval360;
using LlmEval.Review.Api.PromptLab;
using LlmEval.Tool.Commands.Assignments;

namespace LlmEval.Tool.Commands;

/// <summary><c>serve</c>: the web app and its API.</summary>
internal static class ServeCommand
{
    private const string PublicVariable = "LLM_EVAL_PUBLIC_URL";

    private const string Observatory = "observatory";
    private const string Lab = "lab";
    private const string Builder = "builder";
    private const string Instructor = "instructor";

    private const string Examples = """
        llm-eval serve                                    on this machine only, without a login
        llm-eval serve --demo                             a throw-away database with invented results, gone at the end
        llm-eval serve --port 8080
        llm-eval serve --compat observatory --port 8360   also as programs of the original dashboard expect it, at / and /api
        llm-eval serve --compat lab --port 8000           also as programs of the original prompt benchmark expect it, at /api and /health
        llm-eval serve --lab team/lab.yaml                the prompt lab with these connections; else lab.yaml is looked for
        llm-eval serve --listen 0.0.0.0                   for others too: they log in with a token from llm-eval users add
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var port = new Option<int>("--port") { Description = "The port; 0 for any free one", DefaultValueFactory = _ => ReviewServerOptions.DefaultPort };
        var listen = new Option<string>("--listen") { Description = "The address to listen on", DefaultValueFactory = _ => "127.0.0.1" };
        var demo = new Option<bool>("--demo") { Description = "Serve a throw-away database with invented results; the one here is not touched" };
        var compat = new Option<string?>("--compat") { Description = "Also map a compatible surface at / and /api: observatory (else it is below /eval360), lab (else below /lab), builder or instructor (else below /assignments)" };
        compat.AcceptOnlyFromAmong(Observatory, Lab, Builder, Instructor);
        var lab = new Option<string?>("--lab") { Description = "The file with the prompt lab's connections, prices and budget; lab.yaml by default" };
        var lease = QuantityOption.Time("--lease", "How long a pair is kept for a reviewer who does nothing; 15m by default");
        var command = new CommandWithExamples("serve", "Serve the web app and its API", Examples) { port, listen, lease, demo, compat, lab };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var database = DatabaseAccess.OptionsFor(context.WorkingDirectory);
            // Where no secret is set there is no builder: it would take no task.
            await using var builder = database.Environment("STUDENT_SECRET") is { Length: > 0 }
                ? await BuilderAccess.OpenAsync(database.Environment, database.StateFolder, CourseOptions.UsualPagesPort, deployTo: null, TimeProvider.System, cancellationToken)
                : null;
            var options = new ReviewServerOptions
            {
                Address = Address(parsed.GetValue(listen)!),
                Port = Port(parsed.GetValue(port)),
                PublicAddress = PublicAddress(),
                Eval360 = Eval360Options.From(database.Environment) with { AtRoot = parsed.GetValue(compat) == Observatory },
                PromptLab = new PromptLabOptions { AtRoot = parsed.GetValue(compat) == Lab },
                Assignments = new AssignmentServers
                {
                    AtRoot = parsed.GetValue(compat) switch { Builder => AssignmentRole.Builder, Instructor => AssignmentRole.Instructor, _ => null },
                    Builder = builder is null ? null : new BuilderParts(builder.Settings, builder.Ports),
                },
                // A key that is missing is said when its connection is used: the rest of the app needs none.
                Lab = LabFileAccess.Load(parsed.GetValue(lab), context.WorkingDirectory, callsNobody: true, context.Error.WriteLine),
                LeaseTime = parsed.GetValue(lease) ?? new ReviewServerOptions().LeaseTime,
                Webhooks = WebhookOptions.From(database.Environment) with { SecretFile = Path.Combine(database.StateFolder, WebhookOptions.SecretFileName) },
            };
            using var signals = StopSignals.Register(context);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals.Token);
            if (parsed.GetValue(demo)) await ServeDemoAsync(context, options, either.Token);
            else await ReviewServer.RunAsync(options, database, address => Announce(context, options, address), either.Token);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task ServeDemoAsync(ToolContext context, ReviewServerOptions options, CancellationToken stopped)
    {
        if (!options.IsLocal) throw new UsageException("--demo has no users who could log in: it is for this machine. Leave out --listen.");
        context.Error.WriteLine("Making a throw-away database with invented results …");
        try
        {
            await using var database = await DemoDatabase.CreateAsync(stopped);
            await ReviewServer.RunAsync(options, database.Options, address => Announce(context, options, address), stopped);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Stopped while it was filled.
        }
    }

    private static void Announce(ToolContext context, ReviewServerOptions options, Uri address)
    {
        context.Out.WriteLine($"LLM-Eval is at {options.PublicAddress ?? address}");
        context.Error.WriteLine(options.IsLocal ? "Only this machine can reach it; no login is needed." : "Log in with a token from: llm-eval users add NAME");
        if (!File.Exists(Path.Combine(options.WebRoot, "index.html"))) context.Error.WriteLine("The web app was not built: only the API and /docs are there. Build it with: make serve");
        context.Error.WriteLine("Ctrl+C ends it.");
        context.Out.Flush();
    }

    /// <summary>A port that can be listened on.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static int Port(int port) => port is >= 0 and <= IPEndPoint.MaxPort
        ? port
        : throw new UsageException($"{port} is not a port: give a number from 1 to {IPEndPoint.MaxPort}, or 0 for any free one.");

    /// <summary>An address that can be listened on.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static IPAddress Address(string text) => text switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.TryParse(text, out var address) ? address : throw new UsageException($"'{text}' is not an address to listen on. Give an IP address, e.g. 127.0.0.1 or 0.0.0.0."),
    };

    private static Uri? PublicAddress()
    {
        if (Environment.GetEnvironmentVariable(PublicVariable) is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/"
            ? address
            : throw new UsageException($"{PublicVariable} is '{text}'. It must be the address that browsers use, without a path, e.g. https://eval.example.org");
    }
}
