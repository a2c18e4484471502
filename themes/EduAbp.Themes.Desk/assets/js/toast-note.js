// <toast-note>: good news leaves by itself after a while, but not while someone reads or points at it.
customElements.define('toast-note', class extends HTMLElement {
  connectedCallback() {
    this.querySelector('[data-close]')?.addEventListener('click', () => this.remove());
    if (!this.hasAttribute('leaves')) return;
    const wait = () => setTimeout(() => {
      if (this.matches(':hover, :focus-within')) wait();
      else this.remove();
    }, 8000);
    wait();
  }
});
