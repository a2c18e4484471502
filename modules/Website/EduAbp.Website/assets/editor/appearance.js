// <look-form>: the real page in the frame follows every change; colours are judged in words; entries of the menu move.
import { upload } from './upload.js';

const AFTER = 400;

customElements.define('look-form', class extends HTMLElement {
  #form;
  #frame;
  #timer = 0;
  #asked = 0;
  #width = 1280;

  connectedCallback() {
    this.#form = this.querySelector('form');
    this.#frame = this.querySelector('iframe');
    this.querySelector('[data-without-script]').hidden = true;
    this.querySelectorAll('[data-moves], [data-widths]').forEach(part => { part.hidden = false; });
    this.querySelectorAll('.order').forEach(part => { part.hidden = true; });
    this.#form.addEventListener('input', event => { if (event.target.type !== 'file') this.#changed(); });
    this.#form.addEventListener('change', event => { if (event.target.type === 'file') this.#take(event.target); });
    this.addEventListener('click', event => this.#clicked(event));
    new ResizeObserver(() => this.#fit()).observe(this.querySelector('.place'));
    this.#showAccent();
    this.#fit();
  }

  #clicked(event) {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.move) this.#move(button, Number(button.dataset.move));
    else if (button.dataset.width) this.#setWidth(button);
    else if (button.hasAttribute('data-use')) {
      const field = button.closest('[data-colour]');
      field.querySelector('input').value = field.querySelector('[data-proposal]').dataset.proposal;
      this.#changed();
    } else if (button.hasAttribute('data-remove')) {
      this.#picture(button.closest('[data-picture]'), '', '');
      this.#changed();
    }
  }

  #changed() {
    this.#showAccent();
    this.querySelectorAll('[data-colour]').forEach(field => { field.querySelector('[data-value]').textContent = field.querySelector('input').value; });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#preview(), AFTER);
  }

  async #preview() {
    const asked = ++this.#asked;
    const status = this.querySelector('[data-status]');
    status.textContent = status.dataset.busy;
    const fields = new FormData(this.#form);
    fields.delete('CrestFile');
    fields.delete('BannerFile');
    const answer = await fetch(this.dataset.preview, { method: 'POST', body: fields, headers: { Accept: 'application/json' } }).catch(() => null);
    if (asked !== this.#asked || !answer?.ok) return;
    const result = await answer.json();
    this.#say('MainColor', result.main);
    this.#say('AccentColor', result.accent);
    this.#frame.addEventListener('load', () => { status.textContent = status.dataset.fresh; }, { once: true });
    this.#frame.src = result.address;
  }

  #say(name, words) {
    const field = this.querySelector(`[data-colour=${name}]`);
    const text = field.querySelector('[data-words]');
    text.textContent = words?.text ?? '';
    text.className = `words ${words?.isEnough === false ? 'bad' : 'ok'}`;
    const proposal = field.querySelector('[data-proposal]');
    proposal.hidden = !words?.proposal;
    proposal.dataset.proposal = words?.proposal ?? '';
    proposal.querySelector('code').textContent = words?.proposal ?? '';
    proposal.querySelector('rect').setAttribute('fill', words?.proposal ?? 'none');
  }

  async #take(input) {
    const place = input.closest('[data-picture]');
    const error = place.querySelector('[data-error]');
    error.textContent = '';
    if (!input.files[0]) return;
    try {
      const item = await upload(this.dataset.upload, this.#form.elements.namedItem('__RequestVerificationToken').value, input.files[0]);
      this.#picture(place, item.id, item.address);
      this.#changed();
    } catch (refused) {
      error.textContent = refused.message || this.dataset.failed;
    }
    // It has gone up already: saving the form does not send it again.
    input.value = '';
  }

  #picture(place, id, address) {
    place.querySelector('input[type=hidden]').value = id;
    const shown = place.querySelector('.shown');
    shown.hidden = !address;
    if (address) shown.src = address;
    place.querySelector('[data-remove]').hidden = !address;
  }

  #move(button, by) {
    const row = button.closest('li');
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    [...row.parentElement.children].forEach((one, index) => { one.querySelector('[name$=".Order"]').value = index + 1; });
    button.focus();
    this.#changed();
  }

  #showAccent() {
    this.querySelector('[data-accent]').hidden = !this.#form.elements.namedItem('HasAccent').checked;
  }

  #setWidth(button) {
    this.#width = Number(button.dataset.width);
    this.querySelectorAll('[data-width]').forEach(one => one.setAttribute('aria-pressed', String(one === button)));
    this.#fit();
  }

  #fit() {
    const place = this.querySelector('.place');
    const scale = Math.min(1, place.clientWidth / this.#width);
    Object.assign(this.#frame.style, { width: `${this.#width}px`, height: `${place.clientHeight / scale}px`, transform: `scale(${scale})` });
  }
});
