// The pages of the roll-call as they were last seen on this device, for a classroom without a network. Everything is asked
// of the server first. A copy says of itself that it is one: what was tapped since is kept by the page.
const CACHE = 'eduabp-hand';
const day = time => new Date(time).toDateString();
const copy = async answer => new Response((await answer.text()).replace('<roll-call ', '<roll-call kept '), {
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': answer.headers.get('Content-Security-Policy') ?? "default-src 'self'" },
});

// A page of yesterday says nothing about today, and names have no business staying.
async function keep(cache, request, answer) {
  for (const known of await cache.keys()) {
    const old = known.url.includes('/_content/') ? null : await cache.match(known);
    if (old && day(old.headers.get('Date')) !== day(Date.now())) await cache.delete(known);
  }
  await cache.put(request.url, answer);
}

async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await keep(cache, request, answer.clone());
    return answer;
  } catch {
    const kept = await cache.match(request.url);
    // An address without a day means today: yesterday's page is none of it.
    if (kept && (new URL(request.url).searchParams.has('ngay') || day(kept.headers.get('Date')) === day(Date.now()))) return copy(kept);
    for (const known of (await cache.keys()).reverse()) {
      const answer = known.url.includes('/_content/') ? null : await cache.match(known);
      if (answer && day(answer.headers.get('Date')) === day(Date.now()) && /\/quan-tri\/diem-danh\/[0-9a-f-]{36}/.test(known.url) && !request.url.includes('ngay=')) return Response.redirect(known.url);
    }
    return new Response(`<!DOCTYPE html><html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title><h1>${words.title}</h1><p>${words.text}</p><p><a href="">${words.again}</a></p>`,
      { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
}

async function part(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request.url, answer.clone());
    return answer;
  } catch {
    return await cache.match(request.url) ?? Response.error();
  }
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (url.pathname.startsWith('/_content/')) event.respondWith(part(request));
});
