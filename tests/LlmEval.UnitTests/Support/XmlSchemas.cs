using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace LlmEval.UnitTests.Support;

/// <summary>Validates by the schemas that are embedded in the tests.</summary>
internal static class XmlSchemas
{
    public static void Validate(string document, string schema)
    {
        var schemas = new XmlSchemaSet();
        using var source = typeof(XmlSchemas).Assembly.GetManifestResourceStream(schema)!;
        schemas.Add(null, XmlReader.Create(source));
        var problems = new List<string>();
        XDocument.Parse(document).Validate(schemas, (_, problem) => problems.Add(problem.Message));
        problems.ShouldBeEmpty();
    }
}
