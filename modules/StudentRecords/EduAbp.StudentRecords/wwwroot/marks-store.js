// What was typed and has not reached the server, kept in this browser: a database for each person, in the order it was
// typed. Nobody else who signs in here is shown it, and nobody else's signing out clears it.
const open = name => new Promise((resolve, reject) => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('batches', { keyPath: 'id' }).createIndex('unit', 'unit');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const run = async (name, mode, act) => {
  const db = await open(name);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction('batches', mode);
      const request = act(transaction.objectStore('batches'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
};

export class MarkStore {
  #name;
  #last = Promise.resolve();
  #closed = false;

  constructor(person, unit) {
    this.person = person;
    this.unit = unit;
    this.#name = `eduabp-marks-${person}`;
    addEventListener('eduabp:signing-out', event => { this.#closed = true; event.detail.push(this.#last); });
  }

  /** Everything unsent of this person in this unit, the oldest first. */
  async all() {
    try {
      const found = await run(this.#name, 'readonly', store => store.index('unit').getAll(this.unit));
      return found.sort((a, b) => a.time - b.time);
    } catch { return []; }
  }

  keep(batch) { return this.#then(store => store.put({ ...batch, unit: this.unit })); }

  forget(id) { return this.#then(store => store.delete(id)); }

  // One after the other, so that the last word is the last written. The desk asks the note before it lets go of the person.
  #then(act) {
    this.#last = this.#last.then(async () => {
      if (this.#closed) return;
      await run(this.#name, 'readwrite', act);
      const left = await run(this.#name, 'readonly', store => store.getAll());
      const count = left.reduce((sum, batch) => sum + (batch.kind === 'conflict' ? 1 : Object.keys(batch.cells).length), 0);
      const note = `eduabp:unsent:${this.#name}`;
      if (count > 0) localStorage.setItem(note, JSON.stringify({ person: this.person, count }));
      else localStorage.removeItem(note);
    }).catch(() => { /* storage is off: what is typed lives as long as the page */ });
    return this.#last;
  }
}
