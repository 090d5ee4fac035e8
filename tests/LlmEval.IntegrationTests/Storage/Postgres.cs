using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.IntegrationTests.Infrastructure;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>The PostgreSQL majors that the storage tests run on.</summary>
internal static class Postgres
{
    /// <summary>15 from Debian, 18 from the npm package that <c>make setup</c> installs.</summary>
    public static readonly int[] Majors = [15, 18];

    /// <summary>The folder of a major's programs; skips the test where it is missing, fails it in CI.</summary>
    public static string Bin(int major)
    {
        var folder = major == 15 ? "/usr/lib/postgresql/15/bin" : NpmPackage.BinFolders(AppContext.BaseDirectory).FirstOrDefault() ?? "";
        Requires.Part(
            File.Exists(Path.Combine(folder, "postgres")), $"PostgreSQL {major}", major == 15 ? "sudo apt install postgresql-15" : $"npm install {NpmPackage.Name}");
        return folder;
    }
}
