// <mark-grid> round the table that the server wrote: the hands of the gradebook. Keys move and enter, cells are saved as
// they are typed, what cannot be sent waits in the browser, two writers of a cell are shown to each other.
import { MarkStore } from './marks-store.js';
import { isNumeric, press, read } from './mark-input.js';
import { clock, format, make } from './marks-kit.js';
import { MarksPanel } from './marks-panel.js';
import { pasteDialog } from './marks-paste.js';

const COMMENT = 'NX';

customElements.define('mark-grid', class extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.texts);
    this.mayEdit = this.dataset.edit === '1';
    this.store = new MarkStore(this.dataset.person, this.dataset.unit);
    this.queue = [];          // batches that the server has not answered
    this.conflicts = new Map();
    this.undone = [];
    this.done = [];
    this.buffer = null;       // { cell, said, before } while a mark is being typed
    this.readTable();
    this.addEventListener('keydown', event => this.onKey(event));
    this.addEventListener('focusin', event => this.onFocus(event));
    this.addEventListener('focusout', event => { if (!event.relatedTarget?.closest?.('mark-grid')) this.commit(); });
    this.addEventListener('mousedown', event => this.onMouse(event));
    this.addEventListener('dblclick', event => { const cell = this.cellOf(event.target); if (cell) this.edit(cell); });
    this.addEventListener('click', event => { if (matchMedia('(pointer: coarse)').matches) { const cell = this.cellOf(event.target); if (cell) this.edit(cell); } });
    this.addEventListener('paste', event => this.onPaste(event));
    this.addEventListener('copy', event => this.onCopy(event));
    addEventListener('online', () => this.send());
    addEventListener('hashchange', () => this.goToHash());
    addEventListener('pagehide', () => this.commit());
    this.panel = new MarksPanel(this);
    document.getElementById('grid-paste')?.removeAttribute('hidden');
    document.getElementById('grid-paste')?.addEventListener('click', () => pasteDialog(this, ''));
    document.querySelectorAll('dialog [data-close]').forEach(button => button.addEventListener('click', () => button.closest('dialog').close()));
    this.narrow();
    this.goToHash();
    if (this.mayEdit) this.recover();
  }

  /* ---------- the table ---------- */

  readTable() {
    const table = this.querySelector('table');
    table.setAttribute('role', 'grid');
    this.columns = [...table.querySelectorAll('thead th.m')].map((head, place) =>
      ({ code: head.dataset.c, scale: head.dataset.s, locked: head.dataset.l === '1', due: head.dataset.due, head, place }));
    this.rows = [...table.tBodies[0].rows].map((tr, number) => {
      const versions = tr.dataset.n ? tr.dataset.n.split(',').map(Number) : [];
      const [words, weight] = tr.dataset.x.split(',').map(Number);
      const row = { tr, number, pupil: tr.id, name: tr.querySelector('.nm').textContent.trim(), code: tr.querySelector('.code').textContent.trim(), weight };
      row.cells = [...tr.querySelectorAll('.m')].map((td, place) => {
        const cell = { td, row, column: this.columns[place], text: td.textContent.trim(), version: versions[place] ?? 0, wrong: null };
        cell.saved = cell.text;
        cell.exempt = td.classList.contains('is-exempt');
        cell.from = td.classList.contains('is-from');
        td.setAttribute('role', 'gridcell');
        td.tabIndex = -1;
        td.cell = cell;
        if (!this.isOpen(cell)) td.setAttribute('aria-readonly', 'true');
        return cell;
      });
      row.comment = { row, column: { code: COMMENT }, text: tr.dataset.t ?? '', saved: tr.dataset.t ?? '', version: words };
      return row;
    });
    const first = this.columns.findIndex(column => !column.locked);
    const start = this.rows[0]?.cells[Math.max(0, first)];
    if (start) start.td.tabIndex = 0;
  }

  cellOf(target) { return target.closest?.('td.m')?.cell ?? null; }
  cell(pupil, code) {
    const row = this.rows.find(one => one.pupil === pupil);
    return code === COMMENT ? row?.comment : row?.cells.find(one => one.column.code === code);
  }
  isOpen(cell) { return this.mayEdit && !cell.exempt && !cell.from && !cell.column.locked; }

  /** Shows a cell as it stands. */
  paint(cell, state) {
    if (!cell.td) return;
    const { td } = cell;
    if (state !== undefined) cell.state = state;
    const input = td.querySelector('input');
    if (!input) td.textContent = cell.wrong?.raw ?? cell.text;
    td.classList.remove('is-typed', 'is-saved', 'is-conflict', 'is-wrong', 'is-blank', 'is-need', 'is-refused');
    const shown = cell.wrong ? 'wrong' : this.conflicts.has(this.keyOf(cell)) ? 'conflict' : cell.state;
    if (shown) td.classList.add(`is-${shown}`);
    if (!cell.text && !cell.wrong && !input && !cell.exempt && shown !== 'typed') td.classList.add(this.isNeeded(cell) ? 'is-need' : 'is-blank');
    td.setAttribute('aria-invalid', String(!!cell.wrong));
    const words = { typed: 'Typed', saved: 'Saved', conflict: 'ConflictState' };
    const said = cell.wrong ? cell.wrong.message : this.words[words[shown]] ?? (cell.exempt ? this.words.Exempt : cell.from ? this.words.FromElsewhere : !cell.text ? this.words[this.isNeeded(cell) ? 'Need' : 'Blank'] : cell.column.locked ? this.words.LockedState : '');
    td.title = said;
    if (said) td.setAttribute('aria-label', `${cell.wrong?.raw ?? cell.text}, ${said}`.replace(/^, /, ''));
    else td.removeAttribute('aria-label');
    if (cell.wrong && !input) td.append(make('span', { className: 'why', textContent: cell.wrong.message }));
  }

  isNeeded(cell) {
    if (cell.exempt || cell.from || cell.text) return false;
    const { column } = cell;
    return column.locked || (column.due && column.due < this.dataset.today) || this.rows.some(row => row.number > cell.row.number && row.cells[column.place].text);
  }

  /* ---------- moving ---------- */

  onFocus(event) {
    const cell = this.cellOf(event.target);
    if (!cell) return;
    if (this.buffer && this.buffer.cell !== cell) this.commit();
    this.querySelectorAll('td.m[tabindex="0"]').forEach(td => { td.tabIndex = -1; });
    cell.td.tabIndex = 0;
    if (this.here !== cell) { this.here = cell; this.panel.show(cell); }
  }

  onMouse(event) {
    const cell = this.cellOf(event.target);
    if (!cell || event.target.matches('input')) return;
    this.pick(event.shiftKey ? cell : null);
    if (!event.shiftKey) cell.td.focus();
    if (event.shiftKey) event.preventDefault();
  }

  /** The cells from the focused one to this one in its column; none for null. */
  pick(to) {
    this.querySelectorAll('.is-picked').forEach(td => td.classList.remove('is-picked'));
    this.picked = [];
    if (!to || !this.here || to.column !== this.here.column) return;
    const [from, until] = [this.here.row.number, to.row.number].sort((a, b) => a - b);
    this.picked = this.rows.slice(from, until + 1).map(row => row.cells[to.column.place]);
    this.picked.forEach(cell => cell.td.classList.add('is-picked'));
  }

  go(cell, down, across, byInput = false) {
    const row = this.rows[cell.row.number + down];
    const next = row?.cells[cell.column.place + across];
    if (!next) return false;
    this.pick(null);
    if (byInput && this.isOpen(next)) this.edit(next);
    else next.td.focus();
    return true;
  }

  /** The next cell below that takes a mark. */
  advance(cell, byInput) {
    for (let i = cell.row.number + 1; i < this.rows.length; i++) {
      const next = this.rows[i].cells[cell.column.place];
      if (!next.exempt) { if (byInput) this.edit(next); else { this.pick(null); next.td.focus(); } return next; }
    }
    return null;
  }

  onKey(event) {
    const cell = this.cellOf(event.target);
    if (!cell || event.isComposing || event.target.matches('input')) return;
    const command = event.ctrlKey || event.metaKey;
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] };
    const taken = () => event.preventDefault();
    if (event.shiftKey && !command && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      this.commit();
      const end = this.pickEnd?.from === cell ? this.pickEnd.to : cell;
      const to = this.rows[end.row.number + (event.key === 'ArrowDown' ? 1 : -1)]?.cells[cell.column.place];
      if (to) { this.pickEnd = { from: cell, to }; this.pick(to); to.td.scrollIntoView({ block: 'nearest' }); }
      return taken();
    }
    if (moves[event.key] && !command) {
      this.commit();
      if (this.go(cell, ...moves[event.key])) taken();      // at the edge Tab leaves the grid
      else if (event.key === 'Enter') taken();
      return;
    }
    if (event.key === 'Home' || event.key === 'End') {
      this.commit();
      const row = command ? this.rows[event.key === 'Home' ? 0 : this.rows.length - 1] : cell.row;
      (event.key === 'Home' ? row.cells[0] : row.cells.at(-1)).td.focus();
      return taken();
    }
    if (command && !event.altKey) {
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) { this.commit(); this.undo(this.done, this.undone); return taken(); }
      if (key === 'y' || (key === 'z' && event.shiftKey)) { this.commit(); this.undo(this.undone, this.done); return taken(); }
      if (key === 'd') { this.commit(); this.fillDown(cell); return taken(); }
      return;
    }
    if (event.key === 'F2') { this.commit(); this.edit(cell); return taken(); }
    if (event.key === 'Escape') { this.cancel(); this.pick(null); return taken(); }
    if (event.key === 'Backspace' || event.key === 'Delete') {
      taken();
      if (event.key === 'Backspace' && this.buffer?.cell === cell && this.buffer.said.length > 1) return this.type(cell, this.buffer.said.slice(0, -1));
      this.buffer = null;
      const cells = (this.picked?.length ? this.picked : [cell]).filter(one => this.isOpen(one));
      return this.enter(cells.map(one => [one, '']));
    }
    if (event.key.length === 1 && !event.altKey && event.key !== ' ') { taken(); this.letter(cell, event.key); }
  }

  /* ---------- entering ---------- */

  letter(cell, key) {
    if (!this.isOpen(cell)) return this.refuse(cell);
    const before = this.buffer?.cell === cell ? this.buffer.said : '';
    const next = press(cell.column.scale, before, key);
    // What no mark can be stays visible and is told at the cell.
    if (!next) return before || /[\p{L}\d]/u.test(key) ? this.type(cell, before + key) : undefined;
    this.type(cell, next.said);
    if (!next.full) return;
    this.commit();
    const below = this.advance(cell);
    if (next.spill && below) this.letter(below, next.spill);
  }

  /** While it is being typed it is shown as it would be read. */
  type(cell, said) {
    this.buffer ??= { cell };
    this.buffer.said = said;
    const { text, problem } = read(cell.column.scale, said, true);
    cell.td.textContent = problem ? said : text;
    cell.td.classList.remove('is-blank', 'is-need', 'is-saved', 'is-wrong');
    cell.td.classList.add('is-typed');
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.commit(), 2500);
  }

  commit() {
    clearTimeout(this.idle);
    if (!this.buffer) return;
    const { cell, said } = this.buffer;
    this.buffer = null;
    this.enter([[cell, said]], true);
  }

  cancel() {
    clearTimeout(this.idle);
    if (!this.buffer) return;
    const { cell } = this.buffer;
    this.buffer = null;
    this.paint(cell);
  }

  /** Puts values into cells as one step that can be undone. */
  enter(pairs, typed = false) {
    const step = [];
    for (const [cell, raw] of pairs) {
      const { text, problem } = read(cell.column.scale, raw, typed);
      const before = cell.text;
      if (problem) {
        cell.wrong = { raw: raw.trim(), message: format(this.words[problem], raw.trim()) };
        this.paint(cell);
        this.say(`${cell.row.name}, ${cell.column.code}: ${cell.wrong.message}`);
        continue;
      }
      const wasWrong = cell.wrong;
      cell.wrong = null;
      if (text === before && !this.conflicts.has(this.keyOf(cell))) { this.paint(cell); if (wasWrong) this.status(); continue; }
      step.push({ cell, before, after: text });
      this.put(cell, text);
    }
    if (step.length > 0) { this.done.push(step); this.undone = []; }
    this.afterChange();
  }

  put(cell, text) {
    cell.text = text;
    cell.row.tr.classList.add('is-stale');
    this.paint(cell, 'typed');
    this.remember(cell);
  }

  undo(from, to) {
    const step = from.pop();
    if (!step) return;
    const back = from === this.done;
    for (const { cell, before, after } of step) { cell.wrong = null; this.put(cell, back ? before : after); }
    to.push(step);
    step.at(-1).cell.td.focus();
    this.afterChange();
  }

  fillDown(cell) {
    if (this.picked?.length > 1) return this.enter(this.picked.slice(1).filter(one => this.isOpen(one)).map(one => [one, this.picked[0].text]));
    const above = this.rows[cell.row.number - 1]?.cells[cell.column.place];
    if (above && this.isOpen(cell)) this.enter([[cell, above.text]]);
  }

  /** A field in the cell: F2, double click, and fingers, which need the telephone's keys. */
  edit(cell) {
    if (!this.isOpen(cell)) { cell.td.focus(); return; }
    if (cell.td.querySelector('input')) return;
    const input = make('input', { className: 'cell-input', value: cell.wrong?.raw ?? cell.text, autocomplete: 'off', enterKeyHint: 'next' });
    input.inputMode = isNumeric(cell.column.scale) ? 'decimal' : 'text';
    input.setAttribute('aria-label', `${cell.row.name}, ${cell.column.code}`);
    let over = false;
    const close = (keep, then) => {
      if (over) return;
      over = true;
      const raw = input.value;
      then?.();
      input.remove();
      if (keep) this.enter([[cell, raw]], true);
      this.paint(cell);
    };
    input.addEventListener('input', () => {
      if (!matchMedia('(pointer: coarse)').matches || !isNumeric(cell.column.scale)) return;
      const said = input.value.trim();
      const last = press(cell.column.scale, said.slice(0, -1), said.slice(-1));
      if (last?.full && !last.spill && this.rows[cell.row.number + 1]) close(true, () => this.advance(cell, true));
    });
    input.addEventListener('keydown', event => {
      if (event.isComposing) return;
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        const coarse = matchMedia('(pointer: coarse)').matches;
        close(true, () => { if (!this.go(cell, ...(event.key === 'Enter' ? [event.shiftKey ? -1 : 1, 0] : [0, event.shiftKey ? -1 : 1]), coarse)) cell.td.focus(); });
      } else if (event.key === 'Escape') { event.preventDefault(); close(false, () => cell.td.focus()); }
    });
    input.addEventListener('blur', () => close(true));
    cell.td.textContent = '';
    cell.td.append(input);
    input.focus();
    input.select();
  }

  onCopy(event) {
    if (event.target.matches('input, textarea') || !this.here) return;
    event.clipboardData.setData('text/plain', (this.picked?.length ? this.picked : [this.here]).map(cell => cell.text).join('\n'));
    event.preventDefault();
  }

  onPaste(event) {
    if (event.target.matches('input, textarea') || !this.here || !this.mayEdit) return;
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
    if (!/[\t\n]/.test(text)) { if (this.isOpen(this.here)) this.enter([[this.here, text]]); return; }
    pasteDialog(this, text);
  }

  /* ---------- sending ---------- */

  keyOf(cell) { return `${cell.row.pupil}|${cell.column.code}`; }

  get bookTitle() { return this.dataset.title; }

  remember(cell) {
    this.conflicts.delete(this.keyOf(cell)) && this.forgetConflict(cell);
    let batch = this.queue.findLast(one => !one.frozen);
    if (!batch) this.queue.push(batch = { id: crypto.randomUUID(), kind: 'cells', book: this.dataset.book, title: this.bookTitle, time: Date.now(), frozen: false, cells: {} });
    batch.cells[this.keyOf(cell)] = { value: cell.text, version: cell.version };
    this.store.keep(batch);
    this.status();
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.send(), 350);
  }

  /** What an earlier visit left behind, in the order it was typed. */
  async recover() {
    for (const batch of await this.store.all()) {
      if (batch.book !== this.dataset.book) continue;
      if (batch.kind === 'conflict') {
        const cell = this.cell(batch.pupil, batch.column);
        if (cell) { this.conflicts.set(this.keyOf(cell), batch); cell.text = batch.mine; this.paint(cell); }
        continue;
      }
      batch.frozen = true;
      this.queue.push(batch);
      for (const [key, { value }] of Object.entries(batch.cells)) {
        const cell = this.cell(...key.split('|'));
        if (cell) { cell.text = value; this.paint(cell, 'typed'); }
      }
    }
    this.panel.clashes(this.conflicts);
    this.status();
    this.send();
  }

  async send() {
    if (this.sending || this.queue.length === 0 || !this.isConnected) return;
    this.sending = true;
    clearTimeout(this.again);
    try {
      while (this.queue.length > 0) {
        const batch = this.queue[0];
        batch.frozen = true;
        // Written down before it is sent: the same batch is sent again after a cut, and counted once.
        await this.store.keep(batch);
        this.status();
        const answer = await fetch(this.dataset.save, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Accept: 'application/json', RequestVerificationToken: this.dataset.token },
          body: JSON.stringify({ batchId: batch.id, cells: Object.entries(batch.cells).map(([key, cell]) => {
            const [pupilId, column] = key.split('|');
            return { pupilId, column, value: cell.value, version: cell.version };
          }) }),
        });
        if (answer.status >= 500 || answer.status === 429) throw new Error('busy');
        if (!answer.ok) { this.trouble = answer.status === 401 || answer.status === 400 ? 'SignedOut' : 'Refused'; return; }
        const result = await answer.json();
        this.queue.shift();
        await this.store.forget(batch.id);
        this.trouble = null;
        this.failures = 0;
        this.savedAt = result.at;
        this.take(batch, result);
      }
    } catch {
      this.trouble = 'Offline';
      this.failures = (this.failures ?? 0) + 1;
      this.again = setTimeout(() => this.send(), Math.min(30_000, 1000 * 2 ** this.failures));
    } finally {
      this.sending = false;
      this.status();
    }
  }

  take(batch, result) {
    for (const outcome of result.cells) {
      const cell = this.cell(outcome.pupilId, outcome.column);
      if (!cell) continue;
      const key = this.keyOf(cell);
      const later = this.queue.filter(one => key in one.cells);
      const mine = batch.cells[key]?.value ?? '';
      if (outcome.state === 'saved') {
        cell.version = outcome.version;
        cell.saved = outcome.value;
        for (const one of later) { one.cells[key].version = outcome.version; this.store.keep(one); }
        if (later.length === 0 && this.buffer?.cell !== cell) {
          if (cell.column.code !== COMMENT || !this.panel.isWriting) cell.text = outcome.value;
          this.paint(cell, 'saved');
        }
      } else if (later.length === 0) {
        cell.saved = outcome.value;
        if (outcome.state === 'invalid') {
          cell.text = outcome.value;
          cell.wrong = { raw: mine, message: outcome.message };
          this.paint(cell, null);
        } else {
          const conflict = { id: `${this.dataset.book}:${key}`, kind: 'conflict', book: this.dataset.book, title: this.bookTitle, time: Date.now(), pupil: outcome.pupilId, column: outcome.column,
            mine, theirs: outcome.value, by: outcome.by, at: outcome.at, mineAt: batch.time, version: outcome.version, open: outcome.state === 'conflict', message: outcome.message };
          this.conflicts.set(key, conflict);
          this.store.keep(conflict);
          this.paint(cell, null);
        }
      }
    }
    for (const total of result.rows) {
      const row = this.rows.find(one => one.pupil === total.pupilId);
      if (!row) continue;
      row.weight = total.weight;
      const average = row.tr.querySelector('.avg');
      if (average) { average.textContent = total.average; row.tr.querySelector('.lv').textContent = total.level; }
      if (!this.queue.some(one => Object.keys(one.cells).some(key => key.startsWith(row.pupil)))) row.tr.classList.remove('is-stale');
    }
    this.panel.clashes(this.conflicts);
    this.afterChange();
    this.dispatchEvent(new CustomEvent('marks-saved'));
  }

  /* ---------- what is shown around it ---------- */

  status() {
    const line = document.getElementById('grid-status');
    if (!line || !this.mayEdit) return;
    const waiting = new Set(this.queue.flatMap(batch => Object.keys(batch.cells))).size;
    line.hidden = !waiting && !this.savedAt && !this.trouble;
    line.classList.toggle('bad', !!this.trouble && this.trouble !== 'Offline');
    line.classList.toggle('wait', this.trouble === 'Offline' || (!this.savedAt && waiting > 0));
    const saved = this.savedAt ? format(this.words.SavedAt, clock(this.savedAt)) : '';
    line.querySelector('[data-words]').textContent = this.trouble
      ? format(this.words[this.trouble], waiting)
      : [saved, waiting ? format(this.words.Sending, waiting) : ''].filter(Boolean).join(' · ');
  }

  /** A cell that takes no mark says why, at the cell. */
  refuse(cell) {
    this.paint(cell);
    this.say(cell.td.title);
    cell.td.classList.add('is-refused');
    if (!cell.td.querySelector('.why')) cell.td.append(make('span', { className: 'why', textContent: cell.td.title }));
    cell.td.addEventListener('blur', () => this.paint(cell), { once: true });
    this.panel.show(cell);
  }

  say(words) {
    this.voice ??= this.appendChild(make('div', { className: 'visually-hidden', ariaLive: 'assertive' }));
    this.voice.textContent = words;
  }

  afterChange() {
    if (this.here) this.panel.show(this.here);
    for (const row of this.rows) for (const cell of row.cells) if (!cell.text && !cell.wrong && this.buffer?.cell !== cell && !cell.td.querySelector('input') && !cell.exempt) {
      cell.td.classList.toggle('is-need', this.isNeeded(cell));
      cell.td.classList.toggle('is-blank', !this.isNeeded(cell));
    }
    this.panel.missing(this.columns.flatMap(column => this.rows.map(row => row.cells[column.place]).filter(cell => this.isNeeded(cell))));
  }

  forgetConflict(cell) {
    this.store.forget(`${this.dataset.book}:${this.keyOf(cell)}`);
    this.panel.clashes(this.conflicts);
  }

  settle(cell, conflict, keepMine) {
    if (!cell) return;
    cell.version = conflict.version;
    this.conflicts.delete(this.keyOf(cell));
    this.forgetConflict(cell);
    cell.wrong = null;
    if (keepMine) { this.done.push([{ cell, before: conflict.theirs, after: conflict.mine }]); this.put(cell, conflict.mine); }
    else { cell.text = cell.saved = conflict.theirs; this.paint(cell, null); }
    cell.td?.focus();
    this.afterChange();
  }

  goToHash() {
    const [pupil, column] = decodeURIComponent(location.hash.slice(1)).split('.');
    const cell = column && this.cell(pupil, column);
    if (!cell?.td) return;
    this.showColumn(cell.column.code);
    cell.td.scrollIntoView({ block: 'center', inline: 'nearest' });
    cell.td.focus({ preventScroll: true });
  }

  /* ---------- a narrow screen: one column at a time ---------- */

  narrow() {
    const choice = document.getElementById('grid-column');
    if (!choice || this.columns.length === 0) return;
    choice.closest('label').hidden = false;
    this.classList.add('one-at-a-time');
    choice.addEventListener('change', () => this.showColumn(choice.value));
    this.showColumn((this.columns.find(column => !column.locked && this.rows.some(row => !row.cells[column.place].text)) ?? this.columns.find(column => !column.locked) ?? this.columns[0]).code);
  }

  showColumn(code) {
    const choice = document.getElementById('grid-column');
    if (choice) choice.value = code;
    for (const column of this.columns) {
      const on = column.code === code;
      column.head.classList.toggle('on', on);
      for (const row of this.rows) row.cells[column.place].td.classList.toggle('on', on);
    }
  }
});
