// <show-password>: a button beside a password field that shows what was typed. Without script the field stays as it is.
class ShowPassword extends HTMLElement {
  connectedCallback() {
    const input = document.getElementById(this.getAttribute('for'));
    if (!input || this.firstElementChild) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-link px-0 small';
    button.setAttribute('aria-pressed', 'false');
    button.setAttribute('aria-controls', input.id);
    button.textContent = this.getAttribute('show');
    button.addEventListener('click', () => {
      const shown = input.type === 'text';
      input.type = shown ? 'password' : 'text';
      button.setAttribute('aria-pressed', String(!shown));
      button.textContent = this.getAttribute(shown ? 'show' : 'hide');
      input.focus();
    });
    this.append(button);
  }
}
customElements.define('show-password', ShowPassword);

// <print-button>: appears only where the browser can print.
class PrintButton extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener('click', event => event.target.closest('button') && window.print());
  }
}
customElements.define('print-button', PrintButton);
