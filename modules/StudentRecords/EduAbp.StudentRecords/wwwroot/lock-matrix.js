// <lock-matrix>: a tick on a row or a column ticks its cells.
customElements.define('lock-matrix', class extends HTMLElement {
  connectedCallback() {
    const all = [...this.querySelectorAll('[data-row], [data-column]')];
    all.forEach(box => { box.hidden = false; });
    this.addEventListener('change', event => {
      const box = event.target;
      const cells = box.matches('[data-row]') ? box.closest('tr').querySelectorAll('[data-of]') : box.matches('[data-column]') ? this.querySelectorAll(`[data-of="${box.dataset.column}"]`) : [];
      cells.forEach(cell => { cell.checked = box.checked; });
    });
  }
});
