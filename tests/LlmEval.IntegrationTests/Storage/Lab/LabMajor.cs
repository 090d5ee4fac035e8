using LlmEval.IntegrationTests.Storage.Review;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>A database of one major with the lab's adapters on it.</summary>
internal sealed class LabMajor(MajorDatabase server, PostgresLab lab) : ILabStore
{
    public MajorDatabase Server => server;

    public LabPorts Ports => lab.Ports;

    public static async Task<LabMajor> OpenAsync(int major, TimeProvider clock)
    {
        var server = await MajorDatabase.OpenAsync(major);
        return new LabMajor(server, new PostgresLab(server.Database, clock));
    }

    public async ValueTask DisposeAsync()
    {
        await lab.DisposeAsync();
        await server.DisposeAsync();
    }
}
