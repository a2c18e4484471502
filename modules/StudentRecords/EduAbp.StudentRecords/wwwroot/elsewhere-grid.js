// Marks of a former school: arrows and Enter move; a block pasted from a sheet or a table of Word lands by the names of the
// subjects, or from the cell on. What was pasted is only typed in: it is saved by the button.
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
const format = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place] ?? '');

class ElsewhereGrid extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', event => this.move(event));
    this.addEventListener('paste', event => this.paste(event));
    this.addEventListener('focusin', event => event.target instanceof HTMLInputElement && event.target.select());
  }

  move(event) {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const cell = input.closest('td');
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: input.selectionStart === 0 && [0, -1], ArrowRight: input.selectionEnd === input.value.length && [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const rows = [...this.querySelectorAll('tbody tr')];
    for (let row = rows.indexOf(cell.parentElement) + step[0], place = cell.cellIndex + step[1]; rows[row]?.cells[place]; row += step[0], place += step[1]) {
      const next = rows[row].cells[place].querySelector('input');
      if (next) return next.focus();
    }
  }

  paste(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const lines = text.replace(/\r/g, '').split('\n').filter(line => line.trim()).map(line => line.split('\t').map(cell => cell.trim()));
    if (!(event.target instanceof HTMLInputElement) || (lines.length === 1 && lines[0].length === 1)) return;
    event.preventDefault();
    const rows = [...this.querySelectorAll('tbody tr')];
    const byName = new Map(rows.flatMap(row => row.dataset.names.split('|').map(name => [fold(name), row])));
    const heads = [...this.querySelectorAll('thead th')].map(head => fold(head.dataset.c ?? ''));
    const named = lines.some(line => line.some(cell => byName.has(fold(cell))));
    const here = event.target.closest('td');
    let [columns, filled, next] = [null, 0, rows.indexOf(here.parentElement)];
    const unknown = [];
    for (const line of lines) {
      const name = line.findIndex(cell => byName.has(fold(cell)));
      const known = line.map(cell => heads.indexOf(fold(cell).replace(/\s/g, '')));
      if (name < 0 && known.some(place => place > 0)) { columns = known; continue; }
      const row = named ? byName.get(fold(line[name] ?? '')) : rows[next++];
      if (!row) { unknown.push(line.find(cell => /\p{L}{2}/u.test(cell)) ?? line[0]); continue; }
      const start = named && !columns ? 1 - (name + 1) : here.cellIndex;
      line.forEach((value, place) => {
        if (place === name || !value) return;
        const target = columns ? columns[place] : start + place;
        const input = target > 0 ? row.cells[target]?.querySelector('input') : null;
        if (!input) return;
        input.value = value;
        input.closest('td').classList.add('is-pasted');
        filled++;
      });
    }

    const status = this.querySelector('[data-status]');
    status.textContent = format(this.dataset.filled, filled) + (unknown.length ? ` ${format(this.dataset.unknown, unknown.join(', '))}` : '');
  }
}

customElements.define('elsewhere-grid', ElsewhereGrid);
