using LlmEval.Core.Pipeline.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LlmEval.Adapters.Telemetry;

/// <summary>
/// Sends the traces and metrics of this process to an OpenTelemetry collector, if the standard variables name one
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its kin, which the exporter reads itself). A collector that is away never disturbs a run.
/// </summary>
public sealed class TelemetryExport : IDisposable
{
    // The transport's own spans show each attempt of a call, and what was waited for.
    private const string HttpSource = "System.Net.Http";

    private static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private TelemetryExport(string version)
    {
        traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource(RunTelemetry.Name, HttpSource).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe).AddMeter(RunTelemetry.Name).AddOtlpExporter().Build();

        // Variables last: they win.
        void Describe(ResourceBuilder resource) =>
            resource.Clear().AddTelemetrySdk().AddService("llm-eval", serviceVersion: version).AddEnvironmentVariableDetector();
    }

    /// <summary>Begins, unless no endpoint is set or <c>OTEL_SDK_DISABLED</c> says no.</summary>
    /// <param name="version">The tool's version.</param>
    /// <param name="environment">Looks a variable up.</param>
    public static TelemetryExport? Start(string version, Func<string, string?> environment) =>
        Endpoints.Any(name => environment(name) is { Length: > 0 }) && !string.Equals(environment("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
            ? new TelemetryExport(version)
            : null;

    /// <summary>Sends what is left; gives up after some seconds.</summary>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }
}
