using System.Diagnostics;

namespace LlmEval.IntegrationTests.Infrastructure;

/// <summary>A file system of a few MiB in memory that a test can fill. Needs root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    private string Filling => Path.Combine(folder, "filling");

    /// <summary>Mounts it over a folder; it belongs to whom the folder belongs.</summary>
    public static SmallDisk Mount(string folder, int mebibytes)
    {
        Run("sh", "-c", "mount -t tmpfs -o size=$2m,mode=700,uid=$(stat -c %u \"$1\") llm-eval-test \"$1\"", "sh", folder, $"{mebibytes}");
        return new SmallDisk(folder);
    }

    /// <summary>Takes every byte that is left.</summary>
    public void Fill()
    {
        using var file = File.Create(Filling);
        var block = new byte[1 << 12];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Gives back what <see cref="Fill"/> took.</summary>
    public void MakeRoom() => File.Delete(Filling);

    public ValueTask DisposeAsync()
    {
        Run("umount", "-l", folder);
        return ValueTask.CompletedTask;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, program);
    }
}
