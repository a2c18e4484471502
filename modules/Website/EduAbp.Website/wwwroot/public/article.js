// <copy-link> puts the article's address on the clipboard; <print-page> prints. Without script the link is a link and
// the browser's own menu prints.
customElements.define('copy-link', class extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector('a');
    const label = link.querySelector('span');
    link.addEventListener('click', async event => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      await navigator.clipboard.writeText(link.href);
      const text = label.textContent;
      label.textContent = document.documentElement.lang === 'en' ? 'Copied' : 'Đã chép';
      setTimeout(() => { label.textContent = text; }, 2000);
    });
  }
});

customElements.define('print-page', class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector('button').addEventListener('click', () => print());
  }
});
