namespace EduAbp.Web.Operation;

/// <summary>A command of operation will not go on; the message is for the console.</summary>
internal sealed class OperationRefusedException(string text, params object[] values) : Exception
{
    public string Text => text;

    public object[] Values => values;

    public override string Message => $"{text} {string.Join(", ", values)}";
}
