using EduAbp.Workflows.Bpmn;
using EduAbp.Workflows.Bpmn.Expressions;
using static EduAbp.Tests.Workflows.Bpmn.Draw;

namespace EduAbp.Tests.Workflows.Bpmn;

public sealed class BpmnParserTests
{
    private static IEnumerable<BpmnErrorCode> ErrorsOf(string inside) =>
        Should.Throw<BpmnFormatException>(() => Process(inside)).Errors.Select(error => error.Code);

    [Fact]
    public void A_process_without_a_start_is_refused() =>
        ErrorsOf("""<endEvent id="end" />""").ShouldContain(BpmnErrorCode.NoStart);

    [Fact]
    public void A_flow_that_leads_to_nothing_is_refused_with_its_line()
    {
        var error = Should.Throw<BpmnFormatException>(() => Process(
            $"<startEvent id=\"start\" />\n{Flow("start", "gone")}")).Errors.Single(error => error.Code == BpmnErrorCode.DanglingFlow);

        error.Line.ShouldBe(6);
        error.Message.ShouldContain("gone");
    }

    [Fact]
    public void An_element_that_cannot_be_run_is_refused_by_name() =>
        Should.Throw<BpmnFormatException>(() => Process("<startEvent id=\"start\" /><scriptTask id=\"script\" />"))
            .Message.ShouldContain("'scriptTask' is not supported");

    [Fact]
    public void Every_fault_is_named_not_the_first_only() =>
        ErrorsOf("<startEvent id=\"a\" /><scriptTask id=\"b\" /><userTask id=\"c\" e:form=\"/x\" e:outcomes=\"yes\" /><sequenceFlow id=\"a\" />")
            .ShouldBe([BpmnErrorCode.UnknownElement, BpmnErrorCode.BadAssignment, BpmnErrorCode.DuplicateId, BpmnErrorCode.MissingAttribute, BpmnErrorCode.MissingAttribute]);

    [Fact]
    public void A_gateway_with_an_unconditional_way_beside_others_is_refused() =>
        ErrorsOf($"<startEvent id=\"s\" /><exclusiveGateway id=\"g\" /><endEvent id=\"x\" /><endEvent id=\"y\" />{Flow("s", "g")}{Flow("g", "x")}{Flow("g", "y", "a == 'b'")}")
            .ShouldBe([BpmnErrorCode.AmbiguousGateway]);

    [Fact]
    public void A_step_nobody_can_reach_is_refused() =>
        ErrorsOf($"<startEvent id=\"s\" /><endEvent id=\"e\" />{Do("lost")}{Flow("s", "e")}{Flow("lost", "e")}")
            .ShouldBe([BpmnErrorCode.Unreachable]);

    [Fact]
    public void A_step_without_a_way_on_is_refused() =>
        ErrorsOf($"<startEvent id=\"s\" />{Do("a")}{Flow("s", "a")}").ShouldBe([BpmnErrorCode.LeadsNowhere]);

    [Fact]
    public void A_broken_condition_is_refused() =>
        ErrorsOf($"<startEvent id=\"s\" /><endEvent id=\"e\" />{Flow("s", "e", "a == ")}").ShouldBe([BpmnErrorCode.BadExpression]);

    [Fact]
    public void A_document_type_is_refused() =>
        Should.Throw<BpmnFormatException>(() => BpmnParser.Parse("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))
            .Errors.Single().Code.ShouldBe(BpmnErrorCode.NotXml);

    [Theory]
    [InlineData("outcome == 'approve'", true)]
    [InlineData("outcome != 'approve'", false)]
    [InlineData("not (outcome == 'return' or publishAt == null)", true)]
    [InlineData("outcome == 'return' or size > 2 and size <= 3", true)]
    [InlineData("urgent and not missing", true)]
    [InlineData("missing < 3", false)]
    [InlineData("missing >= 3", false)]
    [InlineData("publishAt > '2026-11-24T00:00:00+07:00'", true)]
    [InlineData("publishAt == '2026-11-23T23:30:00Z'", true)]
    [InlineData("outcome > 1", false)]
    public void Conditions_compare_and_combine_variables(string condition, bool expected)
    {
        var variables = ProcessVariables.Of(new Dictionary<string, object?>
        {
            ["outcome"] = "approve",
            ["size"] = 3,
            ["urgent"] = true,
            ["publishAt"] = new DateTimeOffset(2026, 11, 24, 6, 30, 0, TimeSpan.FromHours(7)),
        });

        Condition.Parse(condition).Holds(variables).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a = 'b'")]
    [InlineData("system('rm')")]
    [InlineData("a == 'open")]
    [InlineData("and a")]
    [InlineData("")]
    public void Anything_else_in_a_condition_is_refused(string condition) =>
        Should.Throw<FormatException>(() => Condition.Parse(condition));
}
