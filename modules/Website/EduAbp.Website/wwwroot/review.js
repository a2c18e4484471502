// Steps through the marked changes with buttons and the keys J and K.
customElements.define('change-steps', class extends HTMLElement {
  connectedCallback() {
    const marks = [...document.querySelectorAll('#doc ins, #doc del')].filter(mark => mark.closest('p.hint') === null);
    // What was replaced is one change: a deletion and the insertion right behind it.
    this.changes = [];
    for (const mark of marks) {
      const last = this.changes.at(-1)?.at(-1);
      if (last && last.nextSibling === mark) this.changes.at(-1).push(mark);
      else this.changes.push([mark]);
    }
    if (this.changes.length === 0) return;
    this.at = -1;
    this.querySelectorAll('[hidden]').forEach(part => part.hidden = false);
    this.addEventListener('click', event => {
      const button = event.target.closest('[data-go]');
      if (button) this.go(Number(button.dataset.go));
    });
    this.keys = event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
      if (event.key === 'j') this.go(1);
      if (event.key === 'k') this.go(-1);
    };
    document.addEventListener('keydown', this.keys);
    this.say();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.keys);
  }

  go(by) {
    this.changes[this.at]?.forEach(mark => mark.classList.remove('now'));
    this.at = (this.at + by + this.changes.length) % this.changes.length;
    const change = this.changes[this.at];
    change.forEach(mark => mark.classList.add('now'));
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    change[0].scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    this.say();
  }

  say() {
    this.querySelector('output').textContent = `${this.at + 1}/${this.changes.length}`;
  }
});

// The button always says what will happen.
customElements.define('decision-form', class extends HTMLElement {
  connectedCallback() {
    this.words = this.querySelector('[data-words]');
    this.addEventListener('input', () => this.say());
    this.say();
  }

  say() {
    const chosen = this.querySelector('[name=Decision]:checked');
    if (!chosen) return;
    const date = this.querySelector('[name=PublishAt]').value.split('-').reverse().map(Number).join('/');
    const time = this.querySelector('[name=PublishTime]').value.replace(/^0/, '');
    this.words.textContent = chosen.dataset.say.replace('{date}', date).replace('{time}', time);
  }
});

// Marked words become what the comment is about, and the block that they stand in is chosen.
customElements.define('comment-quote', class extends HTMLElement {
  connectedCallback() {
    this.text = document.getElementById(this.getAttribute('for'));
    if (!this.text) return;
    this.field = this.querySelector('input');
    this.text.addEventListener('pointerup', () => this.take());
    this.text.addEventListener('keyup', () => this.take());
    this.querySelector('button').addEventListener('click', () => this.set(''));
  }

  take() {
    const selection = getSelection();
    const words = selection.toString().trim();
    if (words.length < 2) return;
    this.set(words.slice(0, 300));
    const block = (selection.anchorNode.parentElement ?? this.text).closest('[data-block]')?.dataset.block;
    const choice = this.closest('form').elements.namedItem('Block');
    if (block && [...choice.options].some(option => option.value === block)) choice.value = block;
  }

  set(words) {
    this.field.value = words;
    this.querySelector('blockquote').textContent = words;
    this.hidden = words === '';
  }
});
