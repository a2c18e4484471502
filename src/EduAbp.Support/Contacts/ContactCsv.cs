using EduAbp.Text;
using Microsoft.Extensions.Localization;

namespace EduAbp.Support.Contacts;

/// <summary>The contact persons of an office's units as a file for spreadsheets.</summary>
internal static class ContactCsv
{
    public static byte[] Write(IReadOnlyList<UnitContacts> rows, IStringLocalizer texts) => Csv.Write(
        [texts["Support:Field:Unit"], texts["Support:Field:Duty"], texts["Support:Field:FullName"], texts["Support:Field:Position"], texts["Support:Field:Phone"], texts["Support:Field:Email"]],
        from row in rows
        from one in new[] { (Duty: ContactDuty.Leader, Person: row.Leader), (Duty: ContactDuty.It, Person: row.It) }
        select new[] { row.Unit.Name, texts[$"Support:Duty:{one.Duty}"], one.Person?.FullName, one.Person?.Position, one.Person?.Phone, one.Person?.Email });
}
