// Signing out takes along what was typed here and no server has yet. A module that keeps such things notes it as
// eduabp:unsent:{database} = { person, count }; the person is asked first, then the databases are cleared.
const prefix = 'eduabp:unsent:';
const notes = () => {
  const found = [];
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i);
    if (!key.startsWith(prefix)) continue;
    try { found.push({ database: key.slice(prefix.length), ...JSON.parse(localStorage.getItem(key)) }); } catch { /* not ours */ }
  }
  return found;
};

document.addEventListener('submit', event => {
  const form = event.target.closest?.('form[data-unsent]');
  if (!form || form.dataset.cleared) return;
  const unsent = notes().filter(note => note.person === form.dataset.person);
  if (unsent.length === 0) return;
  event.preventDefault();
  const mine = unsent.reduce((sum, note) => sum + note.count, 0);
  if (mine > 0 && !confirm(form.dataset.unsent.replace('{0}', mine))) return;
  // Whoever keeps something stops writing it down and says when the last word is written.
  const waits = [];
  dispatchEvent(new CustomEvent('eduabp:signing-out', { detail: waits }));
  Promise.all(waits).then(() => Promise.all(unsent.map(note => new Promise(resolve => {
    localStorage.removeItem(prefix + note.database);
    const request = indexedDB.deleteDatabase(note.database);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  })))).finally(() => { form.dataset.cleared = 'true'; form.requestSubmit(); });
});
