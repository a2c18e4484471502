// What was typed and has not reached the server, kept in this browser: by person and unit, in the order it was typed.
// Nobody else who signs in here is shown it; signing out clears it.
const DATABASE = 'eduabp-marks';

const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('batches', { keyPath: 'id' }).createIndex('owner', 'owner');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const run = async (mode, act) => {
  const db = await open();
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
  #owner;
  #last = Promise.resolve();
  #closed = false;

  constructor(person, unit) {
    this.person = person;
    this.#owner = `${person}:${unit}`;
    addEventListener('eduabp:signing-out', event => { this.#closed = true; event.detail.push(this.#last); });
  }

  /** Everything unsent of this person in this unit, the oldest first. */
  async all() {
    try {
      const found = await run('readonly', store => store.index('owner').getAll(this.#owner));
      return found.sort((a, b) => a.time - b.time);
    } catch { return []; }
  }

  keep(batch) { return this.#then(store => store.put({ ...batch, owner: this.#owner })); }

  forget(id) { return this.#then(store => store.delete(id)); }

  // One after the other, so that the last word is the last written. The desk asks the note before it lets go of the person.
  #then(act) {
    this.#last = this.#last.then(async () => {
      if (this.#closed) return;
      await run('readwrite', act);
      const left = await this.all();
      const count = left.reduce((sum, batch) => sum + (batch.kind === 'conflict' ? 1 : Object.keys(batch.cells).length), 0);
      const note = `eduabp:unsent:${DATABASE}`;
      if (count > 0) localStorage.setItem(note, JSON.stringify({ person: this.person, count }));
      else localStorage.removeItem(note);
    }).catch(() => { /* storage is off: what is typed lives as long as the page */ });
    return this.#last;
  }
}
