// <confirm-action><button>…</button><dialog>…</dialog></confirm-action>: the dialog says what will happen before it does.
// data-type-to-confirm on the dialog's input asks for a name first.
customElements.define('confirm-action', class extends HTMLElement {
  connectedCallback() {
    const opener = this.querySelector('[data-open]');
    const dialog = this.querySelector('dialog');
    const typed = dialog?.querySelector('[data-expected]');
    const go = dialog?.querySelector('[data-go]');
    if (!opener || !dialog) return;

    const fold = text => text.normalize('NFC').trim().toLocaleLowerCase('vi');
    const check = () => { if (typed) go.disabled = fold(typed.value) !== fold(typed.dataset.expected); };

    opener.addEventListener('click', event => {
      event.preventDefault();
      check();
      dialog.showModal();
    });
    typed?.addEventListener('input', check);
    dialog.querySelectorAll('[data-close]').forEach(button => button.addEventListener('click', () => dialog.close()));
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
  }
});
