// <unsaved-guard><form>…</form></unsaved-guard>: leaving with changes that were not sent asks first.
// A form that saves itself calls saved() on the element.
customElements.define('unsaved-guard', class extends HTMLElement {
  #dirty = false;

  #ask = event => {
    if (!this.#dirty) return;
    event.preventDefault();
    event.returnValue = true;
  };

  connectedCallback() {
    this.#dirty = this.hasAttribute('dirty');
    this.addEventListener('input', () => { this.#dirty = true; });
    this.addEventListener('change', () => { this.#dirty = true; });
    this.addEventListener('submit', event => queueMicrotask(() => { if (!event.defaultPrevented) this.#dirty = false; }));
    addEventListener('beforeunload', this.#ask);
  }

  disconnectedCallback() {
    removeEventListener('beforeunload', this.#ask);
  }

  saved() {
    this.#dirty = false;
  }
});
