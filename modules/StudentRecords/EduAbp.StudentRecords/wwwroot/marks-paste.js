// A block from a spreadsheet: by the pupils' codes, else by their names, else in order with the names beside each other.
// Nothing is written before it is said so.
import { read } from './mark-input.js';
import { format, make } from './marks-kit.js';

const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();

/** What the block says: { columns, rows: [{ said, row, values }], unknown, twice, way }. */
export function plan(grid, text) {
  const lines = text.replace(/\r/g, '').split('\n').filter(line => line.trim()).map(line => line.split('\t').map(cell => cell.trim()));
  if (lines.length === 0) return null;
  const width = Math.max(...lines.map(line => line.length));
  const byCode = new Map(grid.rows.map(row => [row.code.toUpperCase(), row]));
  const names = Map.groupBy ? Map.groupBy(grid.rows, row => fold(row.name)) : grid.rows.reduce((map, row) => map.set(fold(row.name), [...map.get(fold(row.name)) ?? [], row]), new Map());
  const most = test => [...Array(width).keys()].map(place => ({ place, hits: lines.filter(line => line[place] && test(line[place])).length })).sort((a, b) => b.hits - a.hits)[0];
  const code = most(cell => byCode.has(cell.toUpperCase()));
  const name = most(cell => names.has(fold(cell)));
  const hasCode = code.hits > 0;
  const hasName = name.hits > 0;

  const head = lines[0].map(cell => grid.columns.find(column => column.code === cell.toUpperCase().replace(/\s/g, '')));
  const titled = head.some(Boolean) && !byCode.has((lines[0][code.place] ?? '').toUpperCase());
  const isCount = place => lines.length > 2 && lines.slice(titled ? 1 : 0).every((line, i) => line[place] === String(i + 1));
  let columns = titled ? head.flatMap((column, place) => column ? [{ column, place }] : []) : [];
  if (!titled) {
    let next = grid.here?.column.place ?? grid.columns.findIndex(column => !column.locked);
    for (let place = 0; place < width; place++) {
      if ((hasCode && place === code.place) || (hasName && place === name.place) || isCount(place)) continue;
      const column = grid.columns[next];
      if (!column) break;
      const marks = lines.filter(line => line[place] && !read(column.scale, line[place]).problem).length;
      const filled = lines.filter(line => line[place]).length;
      if (filled === 0 || marks * 2 < filled) continue;
      columns.push({ column, place });
      next++;
    }
  }

  const seen = new Set();
  const found = { columns: columns.map(({ column }) => column), rows: [], unknown: [], twice: [], way: hasCode ? 'code' : hasName ? 'name' : 'order' };
  const start = grid.here?.row.number ?? 0;
  lines.slice(titled ? 1 : 0).forEach((line, i) => {
    const said = [hasCode && line[code.place], hasName && line[name.place]].filter(Boolean).join(' · ');
    const same = hasName ? names.get(fold(line[name.place] ?? '')) : null;
    const row = hasCode ? byCode.get((line[code.place] ?? '').toUpperCase()) : hasName ? (same?.length === 1 ? same[0] : null) : grid.rows[start + i];
    if (!row) return found.unknown.push(said || line.join(' '));
    if (seen.has(row)) return found.twice.push(said);
    seen.add(row);
    found.rows.push({ said, row, values: columns.map(({ column, place }) => ({ cell: row.cells[column.place], raw: line[place] ?? '', ...read(column.scale, line[place] ?? '') })) });
  });
  return found;
}

export function pasteDialog(grid, text) {
  const dialog = document.getElementById('paste');
  const source = dialog.querySelector('[data-source]');
  const preview = dialog.querySelector('[data-preview]');
  const write = dialog.querySelector('[data-write]');
  const { words } = grid;
  let pairs = [];

  const show = () => {
    const found = plan(grid, source.value);
    pairs = [];
    preview.replaceChildren();
    write.disabled = true;
    write.textContent = format(words.PasteWrite, 0);
    if (!source.value.trim()) return;
    if (!found || found.columns.length === 0 || found.rows.length === 0) {
      preview.append(make('p', { className: 'note bad', textContent: words.PasteNothing }));
    } else {
      const head = make('tr', {}, make('th', { scope: 'col', textContent: words.PasteRows }), make('th', { scope: 'col', textContent: grid.querySelector('thead .nm').firstChild.textContent }), ...found.columns.map(column => make('th', { scope: 'col', textContent: column.code })));
      const body = make('tbody', {}, ...found.rows.map(({ said, row, values }) => make('tr', {}, make('td', { textContent: said || '–' }), make('th', { scope: 'row', textContent: row.name }), ...values.map(value => {
        const td = make('td');
        if (value.raw === '') { td.textContent = value.cell.text || '–'; td.className = 'hint'; return td; }
        if (!grid.isOpen(value.cell)) { td.textContent = format(words.PasteSkip, value.raw); td.className = 'hint'; return td; }
        pairs.push([value.cell, value.raw]);
        if (value.problem) td.append(make('span', { className: 'cell-bad', textContent: value.raw }), make('span', { className: 'why', textContent: format(words[value.problem], value.raw) }));
        else td.append(value.cell.text && value.cell.text !== value.text ? make('del', { textContent: value.cell.text }) : '', ' ', make('b', { textContent: value.text }));
        return td;
      }))));
      if (found.way === 'order') preview.append(make('p', { className: 'note warn', textContent: words.PasteByOrder }));
      preview.append(make('div', { className: 'table-responsive' }, make('table', { className: 'table imp' }, make('thead', {}, head), body)));
    }
    for (const [title, list] of [[words.PasteUnknown, found?.unknown ?? []], [words.PasteTwice, found?.twice ?? []]])
      if (list.length) preview.append(make('div', { className: 'note bad' }, make('div', {}, make('b', { textContent: format(title, list.length) }), make('ul', { className: 'mb-0' }, ...list.map(line => make('li', { textContent: line }))))));
    write.disabled = pairs.length === 0;
    write.textContent = format(words.PasteWrite, pairs.length);
  };

  source.value = text;
  source.oninput = show;
  write.onclick = () => { dialog.close(); grid.enter(pairs); };
  show();
  dialog.showModal();
}
