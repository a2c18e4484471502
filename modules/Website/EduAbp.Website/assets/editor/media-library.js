// <media-upload>: files dropped on the library or chosen go up one after the other, each with its progress.
import { upload } from './upload.js';

customElements.define('media-upload', class extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input[type=file]');
    this.querySelector('button[type=submit]')?.setAttribute('hidden', '');
    input.addEventListener('change', () => this.#send([...input.files]));
    for (const name of ['dragover', 'dragenter']) this.addEventListener(name, event => { event.preventDefault(); this.classList.add('over'); });
    this.addEventListener('dragleave', () => this.classList.remove('over'));
    this.addEventListener('drop', event => {
      event.preventDefault();
      this.classList.remove('over');
      this.#send([...event.dataTransfer.files]);
    });
  }

  async #send(files) {
    const form = this.querySelector('form');
    const list = this.querySelector('[data-uploads]');
    let failed = 0;
    for (const file of files) {
      const row = this.querySelector('template').content.firstElementChild.cloneNode(true);
      const name = row.querySelector('[data-name]');
      const bar = row.querySelector('progress');
      name.textContent = file.name;
      list.append(row);
      try {
        await upload(this.dataset.upload, form.elements.namedItem('__RequestVerificationToken').value, file, done => { bar.value = done; }, { folderId: this.dataset.folder ?? '' });
        row.remove();
      } catch (error) {
        failed++;
        bar.remove();
        row.classList.add('bad');
        name.textContent = `${file.name}: ${error.message || this.dataset.failed}`;
      }
    }
    if (failed === 0) location.reload();
    else if (failed < files.length) this.querySelector('[data-reload]').hidden = false;
  }
});
