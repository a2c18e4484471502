// <find-everything src="…">: Ctrl+K (or the box in the bar) opens the search; the server answers with ready rows.
customElements.define('find-everything', class extends HTMLElement {
  #asked = null;
  #waiting = 0;

  #onKey = event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      this.#open();
    }
  };

  connectedCallback() {
    const dialog = this.querySelector('dialog');
    const input = dialog.querySelector('input');
    this.querySelector('[data-open]').addEventListener('click', event => {
      event.preventDefault();
      this.#open();
    });
    addEventListener('keydown', this.#onKey);
    input.addEventListener('input', () => {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#ask(input.value), 150);
    });
    input.addEventListener('keydown', event => {
      const options = this.#options();
      const now = options.findIndex(option => option.ariaSelected === 'true');
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (options.length === 0) return;
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.#choose(options, (Math.max(now, step < 0 ? 0 : -1) + step + options.length) % options.length);
      } else if (event.key === 'Enter' && options[now]) {
        event.preventDefault();
        options[now].click();
      }
    });
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.#onKey);
  }

  #open() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
    const input = dialog.querySelector('input');
    input.focus();
    input.select();
    this.#ask(input.value);
  }

  async #ask(text) {
    this.#asked?.abort();
    const asked = this.#asked = new AbortController();
    const place = this.querySelector('.results');
    try {
      const answer = await fetch(`${this.getAttribute('src')}?q=${encodeURIComponent(text.trim())}`, { signal: asked.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      place.innerHTML = await answer.text();
    } catch (error) {
      if (error.name === 'AbortError') return;
      const note = document.createElement('p');
      note.className = 'none';
      note.id = 'find-results';
      note.textContent = this.dataset.offline;
      place.replaceChildren(note);
    }
    this.#choose(this.#options(), 0);
  }

  #options() {
    return [...this.querySelectorAll('.results [role=option]')];
  }

  #choose(options, index) {
    options.forEach((option, at) => { option.ariaSelected = String(at === index); });
    const input = this.querySelector('dialog input');
    if (options[index]) {
      input.setAttribute('aria-activedescendant', options[index].id);
      options[index].scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }
});
