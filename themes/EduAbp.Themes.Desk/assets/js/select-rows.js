// <select-rows>: a table with a check box on each row, one for all, and a bar that says how many are chosen.
// Boxes: .row-check; for all: [data-all]; the bar: [data-bulk] with [data-count] inside.
customElements.define('select-rows', class extends HTMLElement {
  connectedCallback() {
    const all = this.querySelector('[data-all]');
    const bar = this.querySelector('[data-bulk]');
    const rows = () => [...this.querySelectorAll('.row-check:not(:disabled)')];
    const show = () => {
      const chosen = rows().filter(box => box.checked).length;
      if (all) {
        all.checked = chosen > 0 && chosen === rows().length;
        all.indeterminate = chosen > 0 && !all.checked;
      }
      if (bar) {
        bar.hidden = chosen === 0;
        bar.querySelectorAll('[data-count]').forEach(place => { place.textContent = chosen; });
      }
    };
    this.addEventListener('change', event => {
      if (event.target === all) rows().forEach(box => { box.checked = all.checked; });
      show();
    });
    this.querySelector('[data-none]')?.addEventListener('click', () => {
      rows().forEach(box => { box.checked = false; });
      show();
    });
    show();
  }
});
