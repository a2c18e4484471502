// Arrows move between cells; Ctrl+D takes the name above, Ctrl+R the name to the left. Without script the grid is a form.
class AssignmentGrid extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', event => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement)) return;
      const cell = input.closest('td');
      const [row, column] = [cell.parentElement, cell.cellIndex];
      const at = (line, place) => line?.cells[place]?.querySelector('input');
      const above = at(row.previousElementSibling, column);
      const left = at(row, column - 1);
      if (event.ctrlKey && (event.key === 'd' || event.key === 'r')) {
        const from = event.key === 'd' ? above : left;
        event.preventDefault();
        if (from) input.value = from.value;
        return;
      }

      const target = {
        ArrowUp: event.altKey ? null : above,
        ArrowDown: event.altKey ? null : at(row.nextElementSibling, column),
        Enter: at(row.nextElementSibling, column),
        ArrowLeft: input.selectionStart === 0 && input.selectionEnd === 0 ? left : null,
        ArrowRight: input.selectionStart === input.value.length ? at(row, column + 1) : null,
      }[event.key];
      // An open list of names keeps its arrows: it opens with Alt+Down or by typing.
      if (!target || (event.key.startsWith('Arrow') && input.value !== input.dataset.was && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))) return;
      event.preventDefault();
      target.focus();
    });
    this.addEventListener('focusin', event => {
      if (!(event.target instanceof HTMLInputElement)) return;
      event.target.dataset.was = event.target.value;
      event.target.select();
    });
  }
}

customElements.define('assignment-grid', AssignmentGrid);
