// <conduct-list>: keys 1 to 4 (or the level's first letter) judge the pupil and go to the next; each pupil is saved as judged.
// The form around it saves all of them without script.
customElements.define('conduct-list', class extends HTMLElement {
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
  }

  #go(row, step) {
    const rows = [...this.querySelectorAll('tbody tr')];
    const next = rows[rows.indexOf(row) + step];
    (next?.querySelector('.judge :checked') ?? next?.querySelector('.judge input'))?.focus();
  }

  async #save(row) {
    const state = this.querySelector('[data-state]');
    state.textContent = this.dataset.saving;
    state.className = 'saved wait';
    const input = { pupilId: row.dataset.pupil, level: row.querySelector('.judge :checked')?.value ?? null, remark: row.querySelector('input[list]').value || null };
    let answer;
    try {
      answer = await fetch(this.dataset.api, {
        method: 'PUT', headers: { 'Content-Type': 'application/json', RequestVerificationToken: this.closest('form').elements.namedItem('__RequestVerificationToken').value }, body: JSON.stringify([input]),
      });
    } catch { answer = null; }
    const problem = answer && !answer.ok ? await answer.json().catch(() => null) : null;
    state.textContent = answer?.ok ? this.dataset.saved : `${this.dataset.failed} ${problem?.detail ?? ''}`;
    state.className = answer?.ok ? 'saved' : 'saved bad';
  }
});
