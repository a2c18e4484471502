// <import-progress src="…/progress"><progress></progress><b data-done></b></import-progress>
// Asks every second how far the import is; when it is done the page is loaded again with its result.
customElements.define('import-progress', class extends HTMLElement {
  #timer;

  connectedCallback() {
    this.#next();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #next() {
    this.#timer = setTimeout(() => this.#ask(), 1000);
  }

  async #ask() {
    try {
      const answer = await fetch(this.getAttribute('src'), { headers: { accept: 'application/json' } });
      if (answer.ok) {
        const { done, total, isFinished } = await answer.json();
        const bar = this.querySelector('progress');
        bar.max = total;
        bar.value = done;
        this.querySelector('[data-done]').textContent = done;
        if (isFinished) return location.reload();
      }
    } catch {
      // Away for a moment: the import goes on without this page, so ask again.
    }
    this.#next();
  }
});
