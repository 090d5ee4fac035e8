using System.Net;
using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.About;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Assignments;
using LlmEval.Review.Api.Assignments.Wire;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Eval360;
using LlmEval.Review.Api.Eval360.Transport;
using LlmEval.Review.Api.Events;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.Observatory.Webhooks;
using LlmEval.Review.Api.PromptLab;
using LlmEval.Review.Api.PromptLab.Transport;
using LlmEval.Review.Api.WebApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api;

/// <summary>The API and the web app, listening. Disposing stops it; the database stays open.</summary>
public sealed class ReviewServer : IAsyncDisposable
{
    private const long LargestRequest = 4 * 1024 * 1024;

    private readonly WebApplication host;

    private ReviewServer(WebApplication host) => this.host = host;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Opens the database, serves until cancelled, and closes it.</summary>
    /// <param name="options">Where to listen.</param>
    /// <param name="database">Which database; an embedded one is made when it is not there yet.</param>
    /// <param name="listening">Is told the address once it listens.</param>
    /// <param name="cancellationToken">Ends it, at once and in order.</param>
    /// <exception cref="ReviewServerException">It cannot listen.</exception>
    /// <exception cref="Core.Domain.Results.StorageException">The database cannot be opened.</exception>
    public static async Task RunAsync(ReviewServerOptions options, PostgresOptions database, Action<Uri> listening, CancellationToken cancellationToken)
    {
        try
        {
            await using var opened = await PostgresDatabase.OpenAsync(database, cancellationToken);
            await using var server = await StartAsync(options, opened, cancellationToken);
            listening(server.Address);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way in which a server ends.
        }
    }

    /// <summary>Begins to listen.</summary>
    /// <exception cref="ReviewServerException">The port is taken, or the server would be open to all without a user who can log in.</exception>
    public static async Task<ReviewServer> StartAsync(ReviewServerOptions options, PostgresDatabase database, CancellationToken cancellationToken)
    {
        var app = Build(options, database);
        try
        {
            if (!options.IsLocal) await RequireUserAsync(options, app.Services.GetRequiredService<IUserStore>(), cancellationToken);
            await app.StartAsync(cancellationToken);
            return new ReviewServer(app);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new ReviewServerException($"Cannot listen on {new IPEndPoint(options.Address, options.Port)}: {e.Message} Choose another port: --port {options.Port + 1}");
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        await host.DisposeAsync();
    }

    private static WebApplication Build(ReviewServerOptions options, PostgresDatabase database)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(options.Address, options.Port);
        });
        // Streams of events end when the server stops; nothing else takes long.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton(database);
        builder.Services.AddReviewApi(options);
        builder.Services.AddHostedService<ChangeWatch>();
        builder.Services.AddHostedService<WebhookService>();
        builder.Services.AddHostedService<LabUpkeep>();
        builder.Services.AddHostedService<LabWatch>();
        builder.Services.AddAssignmentWork();
        var app = builder.Build();
        Use(app, options);
        return app;
    }

    private static void Use(WebApplication app, ReviewServerOptions options)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseEval360AtRoot(options);
        app.UsePromptLabAtRoot(options);
        app.UseAssignmentWireAtRoot(options);
        app.UseSecurityHeaders();
        app.UseEval360Transport();
        app.UsePromptLabTransport();
        app.UseAssignmentWireTransport();
        app.UseHostCheck(options);
        app.UseResponseCompression();
        app.UseWebApp(options);
        app.UseApiPage();
        app.UseRouting();
        app.UseExactRouteValues();
        app.UseWhen(Eval360Api.Covers, api => api.UseEval360Access());
        app.UseWhen(PromptLabApi.Covers, api => api.UsePromptLabAccess());
        app.UseWhen(context => !Eval360Api.Covers(context) && !PromptLabApi.Covers(context) && !AssignmentWire.Covers(context), own =>
        {
            own.UseAuthentication();
            own.UseWriteProtection(options);
        });
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapOpenApi().AllowAnonymous();
        app.MapHealth();
        app.MapReviewApi();
        app.MapEval360();
        app.MapPromptLab();
        app.MapAssignmentWire();
        app.MapWebApp(options);
    }

    private static async Task RequireUserAsync(ReviewServerOptions options, IUserStore users, CancellationToken cancellationToken)
    {
        var local = (await users.LocalUserAsync(cancellationToken)).Id;
        if ((await users.ListAsync(cancellationToken)).Any(user => user.RevokedAt is null && user.Id != local)) return;
        throw new ReviewServerException(
            $"Listening on {options.Address} opens this server to other machines, and there is no user who could log in. Add one first: llm-eval users add NAME --role admin");
    }
}

/// <summary>The server cannot be started; the message says what to do.</summary>
public sealed class ReviewServerException(string message) : Exception(message);
