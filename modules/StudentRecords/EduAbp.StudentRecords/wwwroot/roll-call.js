// <roll-call>: one tap a pupil, present → K → P → present. What was tapped is kept on this device, under the person's own
// name, until the server has it; without script the same buttons post the form. The page can be opened again without a
// network: a worker keeps it as it was last seen, and what the server took since is kept here.
const HAND = 'eduabp-hand';
const next = { present: 'unexcused', unexcused: 'excused', excused: 'present' };
const kind = { present: 'co', unexcused: 'khong', excused: 'phep' };
const fold = text => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd');

customElements.define('roll-call', class extends HTMLElement {
  #key; #seenKey; #waiting = {}; #seen = {}; #sending = false; #closed = false; #words; #again;

  connectedCallback() {
    this.#words = JSON.parse(this.dataset.words);
    this.#key = `eduabp:unsent:roll-call ${this.dataset.person} ${this.dataset.api}`;
    this.#seenKey = `eduabp:own:${this.dataset.person}:roll-call ${this.dataset.api}`;
    this.#waiting = JSON.parse(localStorage.getItem(this.#key) ?? '{}').marks ?? {};
    if (this.hasAttribute('kept')) this.#seen = JSON.parse(localStorage.getItem(this.#seenKey) ?? '{}');
    else localStorage.removeItem(this.#seenKey);
    for (const [pupil, mark] of Object.entries(this.#seen)) this.#show(this.#button(pupil), mark.presence, mark.note);
    for (const [pupil, mark] of Object.entries(this.#waiting)) this.#show(this.#button(pupil), mark.presence, mark.note);

    this.querySelector('#roll').addEventListener('submit', event => {
      event.preventDefault();
      const button = event.submitter;
      if (button) this.#mark(button, next[button.dataset.presence]);
    });
    this.addEventListener('change', event => {
      const input = event.target.closest('.memo input');
      if (!input) return;
      const button = input.closest('li').querySelector('.row');
      this.#mark(button, button.dataset.presence);
    });
    this.addEventListener('keydown', event => { if (event.key === 'Enter' && event.target.matches('.memo input')) { event.preventDefault(); event.target.blur(); } });
    this.querySelector('[data-complete]')?.addEventListener('submit', event => { event.preventDefault(); this.#complete(); });
    this.querySelector('.find input')?.addEventListener('input', event => {
      const words = fold(event.target.value.trim());
      for (const row of this.querySelectorAll('.list li')) row.hidden = !row.dataset.find.includes(words);
    });
    addEventListener('online', () => this.#send());
    addEventListener('offline', () => this.#say());
    addEventListener('eduabp:signing-out', () => { this.#closed = true; });
    this.#keepPage();
    this.#say();
    this.#send();
  }

  #button(pupil) { return this.querySelector(`.row[value="${pupil}"]`); }

  get #token() { return document.querySelector('input[name="__RequestVerificationToken"]').value; }

  #mark(button, presence) {
    const note = button.closest('li').querySelector('.memo input');
    this.#show(button, presence);
    this.#waiting[button.value] = { presence, note: presence === 'present' ? null : note.value.trim() || null };
    this.#keep();
    this.#send();
  }

  #show(button, presence, note) {
    if (!button) return;
    button.dataset.presence = presence;
    const state = button.querySelector('.s');
    state.className = `s ${kind[presence]}`;
    state.textContent = this.#words[presence];
    const memo = button.closest('li').querySelector('.memo');
    memo.hidden = presence === 'present';
    if (note !== undefined) memo.querySelector('input').value = note ?? '';
    for (const sum of this.querySelectorAll('[data-sum]'))
      sum.textContent = this.querySelectorAll(`.row[data-presence="${sum.dataset.sum}"]`).length;
  }

  #keep() {
    if (this.#closed) return;
    const count = Object.keys(this.#waiting).length;
    if (count === 0) localStorage.removeItem(this.#key);
    else localStorage.setItem(this.#key, JSON.stringify({ person: this.dataset.person, count, marks: this.#waiting }));
    this.#say();
  }

  /** Another person's pages go; this one is kept by the worker, the first time by hand. */
  async #keepPage() {
    if (!navigator.serviceWorker || !self.caches || this.hasAttribute('kept')) return;
    try {
      await navigator.serviceWorker.register(this.dataset.worker, { scope: this.dataset.scope });
      const before = localStorage.getItem(HAND);
      if (before === this.dataset.person && navigator.serviceWorker.controller) return;
      if (before !== this.dataset.person) await caches.delete(HAND);
      const parts = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon]')].map(link => link.href);
      await (await caches.open(HAND)).addAll([location.href, ...parts, ...[...document.scripts].map(script => script.src).filter(Boolean)]);
      localStorage.setItem(HAND, this.dataset.person);
    } catch { /* without a worker the page needs a network to be opened */ }
  }

  #say(text) {
    const line = this.querySelector('.off');
    const count = Object.keys(this.#waiting).filter(key => key !== 'complete').length + (this.#waiting.complete ? 1 : 0);
    const words = text ?? (navigator.onLine && !this.#again ? null : count > 0 ? this.dataset.kept.replace('{0}', count) : navigator.onLine ? null : this.dataset.offline);
    line.hidden = !words;
    line.querySelector('span').textContent = words ?? '';
  }

  #complete() {
    this.#waiting.complete = { complete: true };
    this.#keep();
    this.#send();
  }

  async #post(path, body) {
    return fetch(this.dataset.api + path, {
      method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/json', RequestVerificationToken: this.#token }, body: JSON.stringify(body),
    });
  }

  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#again);
    this.#again = undefined;
    try {
      // Pupils first: that the roll is complete is the last word.
      for (let key; (key = Object.keys(this.#waiting).sort((a, b) => (a === 'complete') - (b === 'complete'))[0]);) {
        const mark = this.#waiting[key];
        const answer = await (key === 'complete' ? this.#post('/complete', {}) : this.#post(`/pupils/${key}`, mark));
        if (answer.status === 401 || answer.type === 'opaqueredirect' || answer.status === 400) { this.#say(this.dataset.signedOut); return; }
        if (answer.status === 409 || answer.status >= 500) throw new Error(answer.status);
        if (!answer.ok) {
          const problem = await answer.json().catch(() => ({}));
          if (this.#waiting[key] === mark) delete this.#waiting[key];
          this.#keep();
          this.#say(`${this.dataset.refused} ${problem.detail ?? problem.title ?? ''}`);
          return;
        }
        // Tapped again meanwhile: that is sent next.
        if (this.#waiting[key] === mark) delete this.#waiting[key];
        if (key !== 'complete') {
          this.#seen[key] = mark;
          localStorage.setItem(this.#seenKey, JSON.stringify(this.#seen));
        }
        this.#keep();
        if (key === 'complete') this.querySelector('[data-done]').textContent = this.dataset.saved;
      }
    } catch {
      this.#again = setTimeout(() => this.#send(), 5000);
      this.#say();
    } finally {
      this.#sending = false;
    }
  }
});
