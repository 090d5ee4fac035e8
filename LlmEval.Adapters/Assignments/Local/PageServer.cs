using System.Net;
using LlmEval.Core.Domain.Assignments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>Serves pages and repositories, for reading only. It knows no cookie, no session and no other part of the product.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ServedFiles files;

    private PageServer(WebApplication app, ServedFiles files) => (this.app, this.files) = (app, files);

    /// <summary>Where it listens, as this machine reaches it.</summary>
    public Uri Address
    {
        get
        {
            var listening = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            return IPAddress.TryParse(listening.Host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
                ? new UriBuilder(listening) { Host = "localhost" }.Uri
                : listening;
        }
    }

    /// <summary>Begins to listen.</summary>
    /// <exception cref="DeploymentException">The port is taken.</exception>
    public static async Task<PageServer> StartAsync(LocalRepositories repositories, PageServerOptions options, CancellationToken cancellationToken)
    {
        var (built, read) = (Build(options), new ServedFiles());
        var (pages, views) = (new PageFiles(repositories, read), new RepositoryViews(repositories, read));
        built.Use(Protect);
        built.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], () => Results.Text("Pages of assignments.\n"));
        built.MapMethods($"/{LocalAddresses.Git}/{{owner}}/{{name}}", [HttpMethods.Get, HttpMethods.Head], views.ListAsync);
        built.MapMethods($"/{LocalAddresses.Git}/{{owner}}/{{name}}/raw/{{commit}}/{{**path}}", [HttpMethods.Get, HttpMethods.Head], views.RawAsync);
        built.MapMethods("/{owner}/{name}/{**path}", [HttpMethods.Get, HttpMethods.Head], pages.GetAsync);
        try
        {
            await built.StartAsync(cancellationToken);
            return new PageServer(built, read);
        }
        catch (IOException e)
        {
            await built.DisposeAsync();
            read.Dispose();
            throw new DeploymentException($"The pages of assignments cannot be served on {new IPEndPoint(options.Address, options.Port)}: {e.Message} Choose another port, or 0 for any", isTransient: false, e);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        files.Dispose();
    }

    private static WebApplication Build(PageServerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        return builder.Build();
    }

    private static async Task Protect(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        // Round 2 has the same address: what a browser kept is asked for again.
        context.Response.Headers.CacheControl = "no-cache";
        try
        {
            await next(context);
        }
        catch (Exception e) when (e is DeploymentException or IOException && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
