// Where two texts meet: choose one side everywhere, and see how many places wait for a choice.
customElements.define('text-merge', class extends HTMLElement {
  connectedCallback() {
    const all = this.querySelector('[data-all]');
    if (!all) return;
    all.hidden = false;
    all.addEventListener('click', event => {
      const side = event.target.closest('[data-take]')?.dataset.take;
      if (!side) return;
      this.querySelectorAll(`input[type=radio][value=${side}]`).forEach(choice => { choice.checked = true; });
      this.#count();
    });
    this.addEventListener('change', () => this.#count());
    this.#count();
  }

  #count() {
    const left = [...this.querySelectorAll('fieldset')].filter(piece => !piece.querySelector(':checked')).length;
    const output = this.querySelector('output');
    output.textContent = left ? output.dataset.left.replace('{0}', left) : output.dataset.none;
  }
});
