using System.Globalization;
using System.Text.Json;

namespace EduAbp.Workflows.Bpmn.Expressions;

/// <summary>A condition on the process's variables. It can compare and combine, nothing else: no calls, no loops,
/// so a process drawn by anyone is safe to evaluate.</summary>
internal abstract record Condition
{
    public static Condition Parse(string text) => new ConditionParser(text).Parse();

    public bool Holds(ProcessVariables variables) => Value(variables) is true;

    protected internal abstract object? Value(ProcessVariables variables);

    internal sealed record Literal(object? Constant) : Condition
    {
        protected internal override object? Value(ProcessVariables variables) => Constant;
    }

    internal sealed record Variable(string Name) : Condition
    {
        protected internal override object? Value(ProcessVariables variables) => variables.Find(Name) switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number => number.GetDecimal(),
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => null,
        };
    }

    internal sealed record Not(Condition Inner) : Condition
    {
        protected internal override object? Value(ProcessVariables variables) => !Inner.Holds(variables);
    }

    internal sealed record And(Condition Left, Condition Right) : Condition
    {
        protected internal override object? Value(ProcessVariables variables) => Left.Holds(variables) && Right.Holds(variables);
    }

    internal sealed record Or(Condition Left, Condition Right) : Condition
    {
        protected internal override object? Value(ProcessVariables variables) => Left.Holds(variables) || Right.Holds(variables);
    }

    internal sealed record Comparison(Condition Left, string Operator, Condition Right) : Condition
    {
        protected internal override object? Value(ProcessVariables variables)
        {
            var (left, right) = (Left.Value(variables), Right.Value(variables));
            return Operator switch
            {
                "==" => Equal(left, right),
                "!=" => !Equal(left, right),
                "<" => Order(left, right) < 0,
                "<=" => Order(left, right) <= 0,
                ">" => Order(left, right) > 0,
                _ => Order(left, right) >= 0,
            };
        }

        private static bool Equal(object? left, object? right) => Equals(left, right)
            || (AsTime(left) is { } a && AsTime(right) is { } b && a == b);

        // what cannot be ordered (an unset variable, a text against a number) satisfies no ordering
        private static int? Order(object? left, object? right) => (left, right) switch
        {
            (decimal a, decimal b) => a.CompareTo(b),
            (string a, string b) when AsTime(a) is { } x && AsTime(b) is { } y => x.CompareTo(y),
            (string a, string b) => string.CompareOrdinal(a, b),
            _ => null,
        };

        private static DateTimeOffset? AsTime(object? value) =>
            value is string { Length: >= 10 } text && text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : null;
    }
}
