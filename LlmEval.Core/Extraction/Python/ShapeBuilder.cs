namespace LlmEval.Core.Extraction.Python;

/// <summary>Follows the indents of statements and gathers what <see cref="PythonShape"/> tells.</summary>
internal sealed class ShapeBuilder(string entryPoint)
{
    private readonly Stack<Block> _blocks = new();
    private Statement? _first;
    private Statement? _last;
    private int _outermost;
    private bool _sound = true;
    private bool _returns;
    private Definition _entryPoint;
    private bool _inEntryPoint;
    private int _lostIndentLine = -1;
    private int _futureLine = -1;
    private bool _definitions;
    private int _code;
    private int _prose;

    /// <summary>Takes the next statement.</summary>
    public void Add(Statement statement)
    {
        Place(statement);
        if (_blocks.Count == 1) _outermost++;
        _sound &= statement.Fault == Fault.None;
        _returns |= statement.Kind == StatementKind.Return && !_blocks.Peek().IsInScope;
        _definitions |= statement.Kind is StatementKind.Definition or StatementKind.Import;
        if (statement.Fault == Fault.Prose) _prose++;
        else if (statement.Kind is not (StatementKind.Other or StatementKind.String)) _code++;
        if (statement.IsFuture) _futureLine = statement.LastLine;
        FollowEntryPoint(statement);
        _last = statement;
    }

    /// <summary>What was gathered.</summary>
    public PythonShape Build()
    {
        var ends = _last is { OpensBlock: false, Kind: not StatementKind.Decorator } && !_blocks.Any(block => block.IsTry);
        var sound = _sound && ends;
        return new PythonShape
        {
            Parses = sound && !_returns && _lostIndentLine < 0 && _first!.Indent.IsNone,
            ParsesAsBody = sound,
            EntryPoint = _entryPoint,
            Returns = _returns,
            FirstLine = _first?.FirstLine ?? -1,
            LostIndentLine = _lostIndentLine,
            FutureLine = _futureLine,
            HasDefinitions = _definitions,
            IsPlausible = _code > _prose,
        };
    }

    private void Place(Statement statement)
    {
        if (_last is null)
        {
            _first = statement;
            _blocks.Push(new Block(statement.Indent, IsInScope: false, IsTry: false));
        }
        else if (_last.OpensBlock && statement.Indent.IsInside(_blocks.Peek().Indent))
        {
            var isInScope = _blocks.Peek().IsInScope || _last.Kind == StatementKind.Definition;
            _blocks.Push(new Block(statement.Indent, isInScope, IsTry: _last.Word is "try"));
        }
        else
        {
            _sound &= !_last.OpensBlock;
            Settle(statement);
        }
    }

    /// <summary>Finds the block that a statement goes on with.</summary>
    private void Settle(Statement statement)
    {
        while (_blocks.Count > 1 && _blocks.Peek().Indent.Wide > statement.Indent.Wide)
        {
            var left = _blocks.Pop();
            _sound &= !left.IsTry || (statement.Word is "except" or "finally" && statement.Indent == _blocks.Peek().Indent);
        }

        var block = _blocks.Peek();
        if (block.Indent == statement.Indent) return;

        if (_blocks.Count == 1 && _outermost == 1 && _first!.Indent.IsNone && statement.Indent.IsInside(block.Indent))
        {
            _lostIndentLine = statement.FirstLine;
            _blocks.Push(block with { Indent = statement.Indent });
        }
        else if (_blocks.Count == 1 && statement.Indent.IsNone)
        {
            // After a body that continues the prompt, a module goes on.
            _blocks.Pop();
            _blocks.Push(new Block(statement.Indent, IsInScope: false, IsTry: false));
        }
        else
        {
            _sound = false;
            if (statement.Indent.IsInside(block.Indent)) _blocks.Push(block with { Indent = statement.Indent });
        }
    }

    private void FollowEntryPoint(Statement statement)
    {
        if (_blocks.Peek().IsInScope)
        {
            var fills = !statement.IsFiller && statement.Kind is not (StatementKind.Definition or StatementKind.Decorator);
            if (_inEntryPoint && fills) _entryPoint = Definition.Real;
            return;
        }

        _inEntryPoint = statement.Defines == entryPoint;
        if (!_inEntryPoint) return;
        var isStub = statement.Kind == StatementKind.Definition && (statement.OpensBlock || statement.IsFiller);
        if (_entryPoint < Definition.Real) _entryPoint = isStub ? Definition.Stub : Definition.Real;
    }

    private readonly record struct Block(Indent Indent, bool IsInScope, bool IsTry);
}
