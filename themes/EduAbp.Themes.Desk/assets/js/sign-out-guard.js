// Signing out takes along what this person typed here and no server has yet, and nobody else's. A module that keeps such
// things notes them as eduabp:unsent:{database} = { person, count }: the person is asked first, then the notes and their
// databases are cleared. What a module keeps of a person without asking stands under eduabp:own:{person}:…, pages for the
// hand in the cache eduabp-hand; both go in any case.
const unsentPrefix = 'eduabp:unsent:';
const hand = 'eduabp-hand';
const keys = () => Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i));
const notesOf = person => keys().filter(key => key.startsWith(unsentPrefix)).flatMap(key => {
  try { return { database: key.slice(unsentPrefix.length), ...JSON.parse(localStorage.getItem(key)) }; } catch { return []; /* not ours */ }
}).filter(note => note.person === person);

const clear = (person, notes) => {
  keys().filter(key => key.startsWith(`eduabp:own:${person}:`)).forEach(key => localStorage.removeItem(key));
  return Promise.all([
    self.caches?.delete(hand),
    ...notes.map(note => new Promise(resolve => {
      localStorage.removeItem(unsentPrefix + note.database);
      const request = indexedDB.deleteDatabase(note.database);
      request.onsuccess = request.onerror = request.onblocked = resolve;
    })),
  ]);
};

document.addEventListener('submit', event => {
  const form = event.target.closest?.('form[data-unsent]');
  if (!form || form.dataset.cleared) return;
  const { person } = form.dataset;
  const notes = notesOf(person);
  const count = notes.reduce((sum, note) => sum + note.count, 0);
  event.preventDefault();
  if (count > 0 && !confirm(form.dataset.unsent.replace('{0}', count))) return;
  // Whoever keeps something stops writing it down and says when the last word is written.
  const waits = [];
  dispatchEvent(new CustomEvent('eduabp:signing-out', { detail: waits }));
  Promise.all(waits).then(() => clear(person, notes)).finally(() => { form.dataset.cleared = 'true'; form.requestSubmit(); });
});
