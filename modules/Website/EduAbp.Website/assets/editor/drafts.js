// What was typed and has not reached the server stays in this browser, also when it is killed.
const prefix = 'eduabp:draft:';

export const keep = (id, draft) => {
  try { localStorage.setItem(prefix + id, JSON.stringify(draft)); return true; } catch { return false; }
};

export const forget = id => { try { localStorage.removeItem(prefix + id); } catch { /* nothing was kept either */ } };

export const find = id => {
  try { return JSON.parse(localStorage.getItem(prefix + id) ?? 'null'); } catch { return null; }
};

/** Drafts of articles of this unit and person that never reached the server. */
export const unborn = owner => {
  const found = [];
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (!key.startsWith(prefix)) continue;
      const draft = JSON.parse(localStorage.getItem(key));
      if (draft?.owner === owner && !draft.stamp) found.push({ id: key.slice(prefix.length), ...draft });
    }
  } catch { /* storage is off */ }
  return found.sort((a, b) => b.time - a.time);
};
