using System.Globalization;

namespace EduAbp.Workflows.Bpmn.Expressions;

/// <summary>
/// <code>
/// or      = and { "or" and }
/// and     = not { "and" not }
/// not     = "not" not | comparison
/// compare = operand [ ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") operand ]
/// operand = 'text' | number | true | false | null | variable | "(" or ")"
/// </code>
/// </summary>
internal sealed class ConditionParser(string text)
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">"];

    private const int MaxDepth = 32;

    private int _position;
    private int _depth;

    public Condition Parse()
    {
        var condition = Or();
        SkipSpace();
        return _position == text.Length ? condition : throw Fault($"unexpected '{text[_position..]}'");
    }

    private Condition Or()
    {
        if (++_depth > MaxDepth) throw Fault("nested too deeply");
        var left = And();
        while (TakeWord("or")) left = new Condition.Or(left, And());
        _depth--;
        return left;
    }

    private Condition And()
    {
        var left = Not();
        while (TakeWord("and")) left = new Condition.And(left, Not());
        return left;
    }

    private Condition Not()
    {
        var negate = false;
        while (TakeWord("not")) negate = !negate;
        var inner = Comparison();
        return negate ? new Condition.Not(inner) : inner;
    }

    private Condition Comparison()
    {
        var left = Operand();
        SkipSpace();
        var op = Operators.FirstOrDefault(candidate => text.AsSpan(_position).StartsWith(candidate));
        if (op is null) return left;
        _position += op.Length;
        return new Condition.Comparison(left, op, Operand());
    }

    private Condition Operand()
    {
        SkipSpace();
        if (_position == text.Length) throw Fault("something is missing at the end");
        var next = text[_position];
        if (next == '(') return Parenthesis();
        if (next == '\'') return new Condition.Literal(Text());
        if (char.IsAsciiDigit(next) || next == '-') return new Condition.Literal(Number());
        return Word() switch
        {
            "" => throw Fault($"unexpected '{next}'"),
            "true" => new Condition.Literal(true),
            "false" => new Condition.Literal(false),
            "null" => new Condition.Literal(null),
            "and" or "or" or "not" => throw Fault("a value is missing"),
            var name => new Condition.Variable(name),
        };
    }

    private Condition Parenthesis()
    {
        _position++;
        var inner = Or();
        SkipSpace();
        if (_position == text.Length || text[_position] != ')') throw Fault("')' is missing");
        _position++;
        return inner;
    }

    private string Text()
    {
        var end = text.IndexOf('\'', _position + 1);
        if (end < 0) throw Fault("a quote is not closed");
        var value = text[(_position + 1)..end];
        _position = end + 1;
        return value;
    }

    private decimal Number()
    {
        var start = _position++;
        while (_position < text.Length && (char.IsAsciiDigit(text[_position]) || text[_position] == '.')) _position++;
        return decimal.TryParse(text.AsSpan(start, _position - start), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault($"'{text[start.._position]}' is no number");
    }

    private string Word()
    {
        var start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] == '_')) _position++;
        return text[start.._position];
    }

    private bool TakeWord(string word)
    {
        SkipSpace();
        var start = _position;
        if (Word() == word) return true;
        _position = start;
        return false;
    }

    private void SkipSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
    }

    private FormatException Fault(string what) => new($"condition '{text}': {what}");
}
