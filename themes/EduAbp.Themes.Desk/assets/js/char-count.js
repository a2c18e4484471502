// <char-count for="Title" max="200"><output>…</output></char-count>: how much of a field's length is used.
customElements.define('char-count', class extends HTMLElement {
  connectedCallback() {
    const field = document.getElementById(this.getAttribute('for'));
    const output = this.querySelector('output');
    if (!field || !output) return;
    const max = Number(this.getAttribute('max'));
    const show = () => {
      const used = [...field.value].length;
      output.textContent = `${used}/${max}`;
      this.classList.toggle('over', used > max);
    };
    field.addEventListener('input', show);
    show();
  }
});
