using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Tool.Terminal;
using Spectre.Console;

namespace LlmEval.Tool.Commands;

/// <summary><c>users</c>: who may use the web app and its API.</summary>
internal static class UsersCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolContext context) => new("users", "Manage who may use the web app and its API")
    {
        Add(context), List(context), Revoke(context), Token(context),
    };

    private static CommandWithExamples Add(ToolContext context)
    {
        var (name, json) = (Name(UserNames.Rule), Json());
        var role = new Option<string>("--role") { Description = "reviewer: reads and reviews; admin: also adjudicates, exports, manages users; ingest: a program that writes results", Required = true };
        role.AcceptOnlyFromAmong([.. NameOf<UserRole>.All]);
        var command = new CommandWithExamples("add", "Add a user and print their token", """
            llm-eval users add ann --role reviewer
            INGEST_TOKEN=$(llm-eval users add ci --role ingest)
            """)
        {
            name, role, json,
        };
        command.SetAction((parsed, cancellationToken) => WithUsersAsync(
            context,
            async access =>
            {
                var added = await access.Users.AddAsync(parsed.GetValue(name)!, NameOf<UserRole>.Parse(parsed.GetValue(role)!), cancellationToken);
                await access.RecordAsync("user.add", added.User.Name, $"as {NameOf<UserRole>.Of(added.User.Role)}", cancellationToken);
                Print(context, added, parsed.GetValue(json), $"Added {added.User.Name} as {NameOf<UserRole>.Of(added.User.Role)}.");
            },
            cancellationToken));
        return command;
    }

    private static Command List(ToolContext context)
    {
        var json = Json();
        var command = new Command("list", "List users, revoked ones included") { json };
        command.SetAction((parsed, cancellationToken) => WithUsersAsync(
            context,
            async access =>
            {
                var users = await access.Users.ListAsync(cancellationToken);
                if (parsed.GetValue(json))
                {
                    foreach (var user in users) context.Out.WriteLine(RunEventJson.WriteDocument(Document(user)));
                }
                else if (users.Count == 0)
                {
                    context.Error.WriteLine("There are no users yet. Add one with: llm-eval users add NAME --role reviewer");
                }
                else
                {
                    context.Results.Write(Table(users));
                }
            },
            cancellationToken));
        return command;
    }

    private static Command Revoke(ToolContext context)
    {
        var name = Name("The user's name");
        var command = new Command("revoke", "End a user's right with all tokens and sessions; what they judged stays") { name };
        command.SetAction((parsed, cancellationToken) => WithUsersAsync(
            context,
            async access =>
            {
                await access.Users.RevokeAsync(parsed.GetValue(name)!, cancellationToken);
                await access.RecordAsync("user.revoke", parsed.GetValue(name)!, detail: null, cancellationToken);
                context.Error.WriteLine($"Revoked {parsed.GetValue(name)}. What they judged stays.");
            },
            cancellationToken));
        return command;
    }

    private static Command Token(ToolContext context)
    {
        var (name, json) = (Name("The user's name"), Json());
        var command = new Command("token", "Print a new token of a user; earlier ones end") { name, json };
        command.SetAction((parsed, cancellationToken) => WithUsersAsync(
            context,
            async access =>
            {
                var renewed = await access.Users.RenewTokenAsync(parsed.GetValue(name)!, cancellationToken);
                await access.RecordAsync("user.token", renewed.User.Name, "earlier tokens were revoked", cancellationToken);
                Print(context, renewed, parsed.GetValue(json), $"{renewed.User.Name} has a new token; earlier ones have ended.");
            },
            cancellationToken));
        return command;
    }

    private static Argument<string> Name(string description) => new("name") { Description = description };

    private static Option<bool> Json() => new("--json") { Description = "Print JSON, a line per user" };

    private static async Task<int> WithUsersAsync(ToolContext context, Func<UserAccess, Task> work, CancellationToken cancellationToken)
    {
        await using var access = await UserAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
        try
        {
            await work(access);
            return (int)ExitCode.Done;
        }
        catch (UserException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }

    // The token alone on stdout: so it can be captured, and nothing else shows it again.
    private static void Print(ToolContext context, NewToken made, bool json, string what)
    {
        context.Error.WriteLine($"{what} The token is shown this once:");
        context.Out.WriteLine(json ? RunEventJson.WriteDocument(Document(made.User) with { Token = made.Token.Reveal() }) : made.Token.Reveal());
    }

    private static UserDocument Document(User user) => new()
    {
        Name = user.Name,
        Role = NameOf<UserRole>.Of(user.Role),
        CreatedAt = user.CreatedAt,
        RevokedAt = user.RevokedAt,
    };

    private static Table Table(IReadOnlyList<User> users)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "name", "role", "since (UTC)", "revoked (UTC)" }) table.AddColumn(column);
        foreach (var user in users)
        {
            table.AddRow(
                Markup.Escape(user.Name), NameOf<UserRole>.Of(user.Role), Format.Time(user.CreatedAt), user.RevokedAt is { } revoked ? Format.Time(revoked) : "");
        }

        return table;
    }

    private sealed record UserDocument
    {
        public required string Name { get; init; }

        public required string Role { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public string? Token { get; init; }
    }
}
