using EduAbp.Workflows.Bpmn;

namespace EduAbp.Tests.Workflows.Bpmn;

/// <summary>Wraps the inside of a process in the rest of a BPMN file.</summary>
internal static class Draw
{
    public static string File(string inside) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:e="urn:eduabp:bpmn" targetNamespace="urn:test">
          <message id="Message_withdraw" name="withdraw" />
          <process id="Test" name="Test" isExecutable="true">
        {inside}
          </process>
        </definitions>
        """;

    public static ProcessDefinitionModel Process(string inside) => BpmnParser.Parse(File(inside));

    public static string Flow(string from, string to, string? condition = null) => condition is null
        ? $"<sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\" />"
        : $"<sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\"><conditionExpression>{condition}</conditionExpression></sequenceFlow>";

    public static string Ask(string id) =>
        $"<userTask id=\"{id}\" e:permission=\"Test.Decide\" e:form=\"/Test\" e:outcomes=\"yes no\" e:due=\"P2D\" />";

    public static string Do(string id) => $"<serviceTask id=\"{id}\" e:activity=\"Test.{id}\" />";
}
