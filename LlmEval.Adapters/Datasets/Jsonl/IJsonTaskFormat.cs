using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets.Jsonl;

/// <summary>Makes tasks of the records of one published format.</summary>
internal interface IJsonTaskFormat
{
    /// <summary>The format.</summary>
    DatasetFormat Format { get; }

    /// <summary>The fields that tell the format, for the message when no format fits.</summary>
    string Signature { get; }

    /// <summary>Whether the record is of this format. Reports nothing.</summary>
    bool Matches(JsonRecord record);

    /// <summary>Makes the task; what is wrong is reported to the record, and the task is then not used.</summary>
    EvalTask Read(JsonRecord record);
}
