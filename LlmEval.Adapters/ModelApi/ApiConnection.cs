namespace LlmEval.Adapters.ModelApi;

/// <summary>The HTTP connections to a model's server. They have no time-out of their own: the attempt's deadline decides.</summary>
internal static class ApiConnection
{
    /// <summary>Connections that last, renewed often enough to follow changes of DNS.</summary>
    /// <param name="around">What looks at requests and responses on their way, or null.</param>
    public static HttpClient Create(DelegatingHandler? around = null)
    {
        // A redirected POST would become a GET without the key: a wrong address is better said than followed.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) };
        around?.InnerHandler = handler;
        return new HttpClient(around ?? (HttpMessageHandler)handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
