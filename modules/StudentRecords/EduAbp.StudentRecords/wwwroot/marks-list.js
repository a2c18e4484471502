// Where something typed has not reached the server yet: the list of books says so and leads there.
import { MarkStore } from './marks-store.js';

customElements.define('unsent-marks', class extends HTMLElement {
  async connectedCallback() {
    const books = new Map();
    for (const batch of await new MarkStore(this.dataset.person, this.dataset.unit).all())
      books.set(batch.book, { title: batch.title, count: (books.get(batch.book)?.count ?? 0) + (batch.kind === 'conflict' ? 1 : Object.keys(batch.cells).length) });
    this.querySelector('ul').replaceChildren(...[...books].map(([book, { title, count }]) => {
      const link = Object.assign(document.createElement('a'), { href: `${location.pathname.replace(/\/$/, '')}/${book}`, textContent: `${title} (${count})` });
      const item = document.createElement('li');
      item.append(link);
      return item;
    }));
    this.hidden = books.size === 0;
  }
});
