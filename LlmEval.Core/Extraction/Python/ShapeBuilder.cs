namespace LlmEval.Core.Extraction.Python;

/// <summary>Follows the indents of statements and gathers what <see cref="PythonShape"/> tells.</summary>
internal sealed class ShapeBuilder(string entryPoint)
{
    private readonly Stack<Block> blocks = new();
    private Statement? first;
    private Statement? last;
    private int outermost;
    private bool sound = true;
    private bool returns;
    private Definition definition;
    private bool inEntryPoint;
    private int lostIndentLine = -1;
    private int futureLine = -1;
    private bool definitions;
    private int code;
    private int prose;

    /// <summary>Takes the next statement.</summary>
    public void Add(Statement statement)
    {
        Place(statement);
        if (blocks.Count == 1) outermost++;
        sound &= statement.Fault == Fault.None;
        returns |= statement.Kind == StatementKind.Return && !blocks.Peek().IsInScope;
        definitions |= statement.Kind is StatementKind.Definition or StatementKind.Import;
        if (statement.Fault == Fault.Prose) prose++;
        else if (statement.Kind is not (StatementKind.Other or StatementKind.String)) code++;
        if (statement.IsFuture) futureLine = statement.LastLine;
        FollowEntryPoint(statement);
        last = statement;
    }

    /// <summary>What was gathered.</summary>
    public PythonShape Build()
    {
        var isComplete = last is { OpensBlock: false, Kind: not StatementKind.Decorator } && !blocks.Any(block => block.IsTry);
        var parses = sound && isComplete;
        return new PythonShape
        {
            Parses = parses && !returns && lostIndentLine < 0 && first!.Indent.IsNone,
            ParsesAsBody = parses,
            EntryPoint = definition,
            Returns = returns,
            FirstLine = first?.FirstLine ?? -1,
            LostIndentLine = lostIndentLine,
            FutureLine = futureLine,
            HasDefinitions = definitions,
            IsPlausible = code > prose,
        };
    }

    private void Place(Statement statement)
    {
        if (last is null)
        {
            first = statement;
            blocks.Push(new Block(statement.Indent, IsInScope: false, IsTry: false));
        }
        else if (last.OpensBlock && statement.Indent.IsInside(blocks.Peek().Indent))
        {
            var isInScope = blocks.Peek().IsInScope || last.Kind == StatementKind.Definition;
            blocks.Push(new Block(statement.Indent, isInScope, IsTry: last.Word is "try"));
        }
        else
        {
            sound &= !last.OpensBlock;
            Settle(statement);
        }
    }

    /// <summary>Finds the block that a statement goes on with.</summary>
    private void Settle(Statement statement)
    {
        while (blocks.Count > 1 && blocks.Peek().Indent.Wide > statement.Indent.Wide)
        {
            var left = blocks.Pop();
            sound &= !left.IsTry || (statement.Word is "except" or "finally" && statement.Indent == blocks.Peek().Indent);
        }

        var block = blocks.Peek();
        if (block.Indent == statement.Indent) return;

        if (blocks.Count == 1 && outermost == 1 && first!.Indent.IsNone && statement.Indent.IsInside(block.Indent))
        {
            lostIndentLine = statement.FirstLine;
            blocks.Push(block with { Indent = statement.Indent });
        }
        else if (blocks.Count == 1 && statement.Indent.IsNone)
        {
            // After a body that continues the prompt, a module goes on.
            blocks.Pop();
            blocks.Push(new Block(statement.Indent, IsInScope: false, IsTry: false));
        }
        else
        {
            sound = false;
            if (statement.Indent.IsInside(block.Indent)) blocks.Push(block with { Indent = statement.Indent });
        }
    }

    private void FollowEntryPoint(Statement statement)
    {
        if (blocks.Peek().IsInScope)
        {
            var fills = !statement.IsFiller && statement.Kind is not (StatementKind.Definition or StatementKind.Decorator);
            if (inEntryPoint && fills) definition = Definition.Real;
            return;
        }

        inEntryPoint = statement.Defines == entryPoint;
        if (!inEntryPoint) return;
        var isStub = statement.Kind == StatementKind.Definition && (statement.OpensBlock || statement.IsFiller);
        if (definition < Definition.Real) definition = isStub ? Definition.Stub : Definition.Real;
    }

    private readonly record struct Block(Indent Indent, bool IsInScope, bool IsTry);
}
