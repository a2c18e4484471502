// What Word, Google Docs and other sites put on the clipboard, made into plain structure before it reaches the text.
const own = /\/tep\/[0-9a-f-]{36}\//i;

/** @returns {{ html: string, word: boolean, styles: number, pictures: number }} */
export function clean(html) {
  // A style attribute that is parsed is a style that the content security policy reports; as data it is only read.
  const quiet = html.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/<[^>]+>/g, tag => tag.replace(/\sstyle\s*=/gi, ' data-style='));
  const page = new DOMParser().parseFromString(quiet, 'text/html');
  const word = /class="?Mso|urn:schemas-microsoft-com|mso-/i.test(html);
  const styles = new Set();

  for (const comment of comments(page)) comment.remove();
  page.querySelectorAll('style, script, meta, link, title, xml, o\\:p, w\\:sdt, svg').forEach(element => {
    if (element.localName === 'o:p' || element.localName === 'w:sdt') element.replaceWith(...element.childNodes);
    else element.remove();
  });
  if (word) wordLists(page);

  let pictures = 0;
  page.querySelectorAll('img').forEach(image => {
    if (own.test(image.getAttribute('src') ?? '')) return;
    pictures++;
    image.remove();
  });

  page.querySelectorAll('[data-style], [class], font').forEach(element => {
    const style = element.getAttribute('data-style');
    if (style) styles.add(style.replace(/\s+/g, ' ').trim());
    keepMeaning(element, style ?? '');
    element.removeAttribute('data-style');
    element.removeAttribute('class');
  });
  page.querySelectorAll('[width], [height], [align], [valign], [bgcolor], [border], [lang]').forEach(element => {
    for (const name of ['width', 'height', 'align', 'valign', 'bgcolor', 'border', 'lang', 'cellpadding', 'cellspacing'])
      if (element.localName !== 'img') element.removeAttribute(name);
  });
  page.querySelectorAll('p, span').forEach(element => {
    if (!element.textContent.replace(/\u00a0/g, ' ').trim() && !element.querySelector('img, br, table')) element.remove();
  });

  return { html: page.body.innerHTML, word, styles: styles.size, pictures };
}

function* comments(page) {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  yield* found;
}

// Bold by style is bold; a heading by its style's name is a heading.
function keepMeaning(element, style) {
  if (element.localName === 'b' && /font-weight:\s*normal/i.test(style)) {
    element.replaceWith(...element.childNodes);
    return;
  }
  if (element.localName !== 'span' && element.localName !== 'font') return;
  const wrap = name => {
    const wrapper = element.ownerDocument.createElement(name);
    wrapper.append(...element.childNodes);
    element.append(wrapper);
  };
  if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) wrap('strong');
  if (/font-style:\s*italic/i.test(style)) wrap('em');
  if (/vertical-align:\s*super/i.test(style)) wrap('sup');
  if (/vertical-align:\s*sub/i.test(style)) wrap('sub');
}

// Word writes lists as paragraphs that carry their sign as text.
function wordLists(page) {
  let lists = [];
  let last = null;
  for (const paragraph of [...page.querySelectorAll('p')]) {
    const level = Number(/mso-list:[^;"]*level(\d)/i.exec(paragraph.getAttribute('data-style') ?? '')?.[1] ?? 0);
    if (!level) continue;
    const sign = [...paragraph.querySelectorAll('span')].find(span => /mso-list:\s*Ignore/i.test(span.getAttribute('data-style') ?? ''));
    const ordered = /^\s*(\d+|[a-zA-Z]|[ivx]+)[.)]/.test(sign?.textContent ?? '');
    sign?.remove();

    if (last === null || paragraph.previousElementSibling !== last) lists = [];
    lists.length = Math.min(lists.length, level);
    while (lists.length < level) {
      const list = page.createElement(ordered ? 'ol' : 'ul');
      if (lists.length === 0) paragraph.before(list);
      else (lists.at(-1).lastElementChild ?? lists.at(-1).appendChild(page.createElement('li'))).append(list);
      lists.push(list);
    }
    const item = page.createElement('li');
    item.append(...paragraph.childNodes);
    lists.at(-1).append(item);
    last = lists[0];
    paragraph.remove();
  }
}
