// What stands beside the grid: the cell that has the focus with its history and comment, what is missing, what two people
// typed differently. It reads the <mark-grid> and asks it to remember a comment or to settle a conflict; it changes no mark itself.
import { clock, format, make } from './marks-kit.js';

export class MarksPanel {
  constructor(grid) {
    this.grid = grid;
    this.words = grid.words;
    this.card = document.getElementById('here');
    this.comment = document.getElementById('comment');
    const { card } = this;
    if (!card) return;
    card.querySelector('[data-open-history]').addEventListener('click', () => this.history());
    this.comment.addEventListener('change', () => this.write(this.comment.value));
    card.addEventListener('click', event => {
      const phrase = event.target.closest('[data-phrase]');
      if (phrase && grid.here) {
        this.phrase = phrase;
        card.querySelector('[data-drop-phrase]').hidden = false;
        const before = this.comment.value.trim();
        this.write(before ? `${before}${/[.!?;]$/.test(before) ? '' : '.'} ${phrase.textContent}` : phrase.textContent);
      }
      if (event.target.closest('[data-keep-phrase]')) this.keepPhrase();
      if (event.target.closest('[data-drop-phrase]')) this.dropPhrase(event.target.closest('[data-drop-phrase]'));
    });
  }

  /** Somebody is in the comment: what comes from the server must not move under their hands. */
  get isWriting() { return document.activeElement === this.comment; }

  /** The cell that has the focus, its pupil and its column. */
  show(cell) {
    const { card } = this;
    if (card) {
      card.hidden = false;
      const state = cell.td.title;
      card.querySelector('[data-name]').textContent = cell.row.name;
      card.querySelector('[data-cell]').textContent = `${cell.column.code}: ${[cell.wrong?.raw ?? cell.text, state].filter(Boolean).join(', ')}`;
      const average = cell.row.tr.querySelector('.avg')?.textContent;
      if (card.querySelector('[data-average]')) card.querySelector('[data-average]').textContent = average ? format(this.words.SumOfWeights, average, cell.row.weight) : this.words.NoAverage;
      const correct = card.querySelector('[data-correct]');
      if (correct) {
        const address = new URL(correct.href);
        address.searchParams.set('hs', cell.row.pupil);
        address.searchParams.set('cot', cell.column.code);
        correct.href = address;
        correct.hidden = !cell.column.locked || cell.exempt;
      }
      if (!this.isWriting) this.comment.value = cell.row.comment.text;
    }
    const bar = document.getElementById('grid-bar');
    const all = this.grid.rows.filter(row => !row.cells[cell.column.place].exempt);
    const entered = all.filter(row => row.cells[cell.column.place].text).length;
    const due = cell.column.due ? cell.column.due.split('-').map(Number) : null;
    if (bar) bar.textContent = format(due ? this.words.ColumnBarDue : this.words.ColumnBar, all.length, cell.column.code, entered, all.length - entered, due ? `${due[2]}/${due[1]}/${due[0]}` : '');
  }

  /** The cells that should have a mark by now, each leading there. */
  missing(found) {
    const list = document.querySelector('#missing .miss');
    if (!list) return;
    document.getElementById('missing').hidden = found.length === 0;
    const late = found.filter(cell => !cell.column.locked && cell.column.due && cell.column.due < this.grid.dataset.today);
    document.querySelector('[data-overdue]').textContent = late.length ? format(this.words.OverdueCount, late.length) : '';
    list.replaceChildren(...found.map(cell => {
      const due = cell.column.due ? cell.column.due.split('-').map(Number) : null;
      const why = cell.column.locked ? this.words.MissingLocked : late.includes(cell) ? format(this.words.MissingOverdueBy, `${due[2]}/${due[1]}/${due[0]}`) : this.words.MissingSkipped;
      return make('li', {}, make('a', { href: `#${cell.row.pupil}.${cell.column.code}` }, make('span', { textContent: cell.row.name }), make('span', { className: 'hint', textContent: `${cell.column.code} · ${why}` })));
    }));
  }

  /** Where two people typed differently: both values, to choose one. */
  clashes(conflicts) {
    const card = document.getElementById('conflicts');
    if (!card) return;
    card.hidden = conflicts.size === 0;
    card.querySelector('.card-body').replaceChildren(...[...conflicts].map(([, conflict]) => {
      const cell = this.grid.cell(conflict.pupil, conflict.column);
      const choose = (words, value, hint, act) => {
        const button = make('button', { type: 'button', className: 'btn btn-outline-secondary justify-content-between', onclick: act },
          make('span', {}, `${words} `, make('b', { textContent: value || this.words.Emptied })), make('span', { className: 'hint', textContent: hint }));
        return button;
      };
      const take = () => this.grid.settle(cell, conflict, false);
      return make('div', {}, make('p', { className: 'mb-2' }, make('b', { className: 'fw-medium', textContent: cell?.row.name ?? '' }), ` · ${conflict.column}`, ...(conflict.open ? [] : [make('br'), conflict.message ?? ''])),
        make('div', { className: 'd-grid gap-2' },
          ...(conflict.open ? [choose(this.words.Keep, conflict.mine, format(this.words.You, clock(conflict.mineAt)), () => this.grid.settle(cell, conflict, true))] : [make('p', { className: 'hint mb-0', textContent: format(this.words.LockedTyped, conflict.mine) })]),
          choose(conflict.open ? this.words.Take : this.words.Dismiss, conflict.theirs, [conflict.by, conflict.at && clock(conflict.at)].filter(Boolean).join(', '), take)));
    }));
  }

  write(text) {
    const cell = this.grid.here?.row.comment;
    if (!cell || !this.grid.mayEdit || text.trim() === cell.text) return;
    cell.text = text.trim();
    this.comment.value = cell.text;
    this.grid.remember(cell);
  }

  async keepPhrase() {
    const text = this.comment.value.trim();
    if (!text || text.length > 200) return;
    const answer = await this.ask('POST', `${this.grid.dataset.phrases}/${this.grid.dataset.subject}`, { text });
    if (!answer) return;
    const kept = await answer.json();
    if (!this.card.querySelector(`[data-phrase="${kept.id}"]`)) {
      const button = make('button', { type: 'button', className: 'btn btn-sm btn-outline-secondary', textContent: kept.text });
      button.dataset.phrase = kept.id;
      this.card.querySelector('[data-list]').append(button);
    }
  }

  async dropPhrase(button) {
    if (!this.phrase || !await this.ask('DELETE', `${this.grid.dataset.phrases}/${this.phrase.dataset.phrase}`)) return;
    this.phrase.remove();
    this.phrase = null;
    button.hidden = true;
  }

  async ask(method, address, body) {
    try {
      const answer = await fetch(address, { method, headers: { 'Content-Type': 'application/json', Accept: 'application/json', RequestVerificationToken: this.grid.dataset.token }, body: body && JSON.stringify(body) });
      return answer.ok ? answer : null;
    } catch { return null; }
  }

  async history() {
    const cell = this.grid.here;
    const dialog = document.getElementById('history');
    if (!cell) return;
    const address = new URL(this.grid.dataset.history, location.href);
    address.searchParams.set('pupilId', cell.row.pupil);
    address.searchParams.set('column', cell.column.code);
    const answer = await this.ask('GET', address);
    if (!answer) { this.grid.say(format(this.words.Offline, 0)); return; }
    const changes = await answer.json();
    dialog.querySelector('h2').textContent = format(this.words.HistoryOf, cell.row.name, cell.column.code);
    dialog.querySelector('ol').replaceChildren(...(changes.length ? changes.map(change => make('li', {},
      make('b', { textContent: `${change.before || this.words.Emptied} → ${change.after || this.words.Emptied}` }),
      ` ${format(this.words.HistoryLine, change.byName, new Date(change.at).toLocaleString('vi-VN', { dateStyle: 'short', timeStyle: 'short' }))}`, change.reason ? make('span', { className: 'hint d-block', textContent: change.reason }) : '')) : [make('li', { textContent: this.words.HistoryEmpty })]));
    dialog.showModal();
  }
}
