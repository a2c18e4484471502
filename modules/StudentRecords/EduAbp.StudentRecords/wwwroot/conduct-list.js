// <conduct-list>: keys 1 to 4 (or the level's first letter) judge the pupil and go to the next; each pupil is saved as judged,
// one request after the other, and "saved" is said when nothing is under way. The form around it saves all of them without script.
customElements.define('conduct-list', class extends HTMLElement {
  #waiting = new Map(); #sending = false;

  connectedCallback() {
    this.addEventListener('keydown', event => {
      const radio = event.target.closest('.judge input');
      if (!radio) return;
      const row = radio.closest('tr');
      const choices = [...row.querySelectorAll('.judge input')];
      const place = '1234'.indexOf(event.key);
      const chosen = place >= 0 ? choices[place]
        : choices.find(choice => choice.nextElementSibling.textContent.toLowerCase() === event.key.toLowerCase().replace('d', 'đ'));
      if (chosen) {
        event.preventDefault();
        chosen.checked = true;
        this.#save(row);
        this.#go(row, 1);
      } else if (event.key === 'ArrowDown' || event.key === 'Enter') { event.preventDefault(); this.#go(row, 1); }
      else if (event.key === 'ArrowUp') { event.preventDefault(); this.#go(row, -1); }
    });
    this.addEventListener('change', event => { const row = event.target.closest('tr'); if (row) this.#save(row); });
    this.closest('form').addEventListener('submit', () => this.#waiting.clear());
    addEventListener('online', () => this.#send());
    addEventListener('beforeunload', event => { if (this.#sending || this.#waiting.size > 0) event.preventDefault(); });
  }

  #go(row, step) {
    const rows = [...this.querySelectorAll('tbody tr')];
    const next = rows[rows.indexOf(row) + step];
    (next?.querySelector('.judge :checked') ?? next?.querySelector('.judge input'))?.focus();
  }

  #save(row) {
    this.#waiting.set(row.dataset.pupil, row);
    this.#send();
  }

  async #send() {
    if (this.#sending) return;
    const state = this.querySelector('[data-state]');
    this.#sending = true;
    while (this.#waiting.size > 0) {
      state.textContent = this.dataset.saving;
      state.className = 'saved wait';
      const rows = [...this.#waiting.values()];
      this.#waiting.clear();
      let answer;
      try {
        answer = await fetch(this.dataset.api, {
          method: 'PUT', headers: { 'Content-Type': 'application/json', RequestVerificationToken: this.closest('form').elements.namedItem('__RequestVerificationToken').value },
          body: JSON.stringify(rows.map(row => ({ pupilId: row.dataset.pupil, level: row.querySelector('.judge :checked')?.value ?? null, remark: row.querySelector('input[list]').value || null }))),
        });
      } catch { answer = null; }
      if (answer?.ok) {
        state.textContent = this.dataset.saved;
        state.className = 'saved';
        continue;
      }
      const problem = answer && await answer.json().catch(() => null);
      for (const row of rows) this.#waiting.set(row.dataset.pupil, row);
      state.textContent = `${this.dataset.failed} ${problem?.detail ?? ''}`;
      state.className = 'saved bad';
      break;
    }
    this.#sending = false;
  }
});
