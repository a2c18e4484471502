// Back to the page before, where the browser still holds what was typed.
customElements.define('go-back', class extends HTMLElement {
  connectedCallback() {
    this.hidden = history.length < 2;
    this.addEventListener('click', () => history.back());
  }
});
