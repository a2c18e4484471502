// What a text can hold: the same as the server's allow-list, so that nothing typed here is lost there.
import { Extension, Mark, Node } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { CharacterCount, Placeholder } from '@tiptap/extensions';

const mediaAddress = /\/tep\/[0-9a-f-]{36}\//i;

// Blocks keep the id by which versions are compared; a block split in two gives it to the first half only.
const BlockIds = Extension.create({
  name: 'blockIds',
  addGlobalAttributes: () => [{
    types: ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'table', 'figure', 'horizontalRule'],
    attributes: {
      block: {
        default: null,
        keepOnSplit: false,
        parseHTML: element => element.getAttribute('data-block'),
        renderHTML: attributes => attributes.block ? { 'data-block': attributes.block } : {},
      },
    },
  }],
});

// Without the widths that the library writes as styles, which the content security policy refuses. A caption is kept as
// the table's attribute, in the spelling of the server's allow-list: the library counts everything inside as a row.
const PlainTable = Table.extend({
  addAttributes() {
    return { ...this.parent?.(), caption: { default: null, rendered: false, parseHTML: element => captionOf(element.querySelector(':scope > caption')) } };
  },
  parseHTML: () => [{ tag: 'table' }, { tag: 'caption', ignore: true }],
  renderHTML: ({ node, HTMLAttributes }) => node.attrs.caption
    ? ['table', HTMLAttributes, ['caption', { contenteditable: 'false' }, ...specs(node.attrs.caption)], ['tbody', 0]]
    : ['table', HTMLAttributes, ['tbody', 0]],
  addNodeView: () => null,
});

const captionMarks = ['strong', 'em', 'u', 's', 'sub', 'sup', 'code'];

/** @returns {Array<string | { tag: string, href?: string, parts: Array }> | null} */
function captionOf(caption) {
  if (!caption?.textContent.trim()) return null;
  const read = element => [...element.childNodes].flatMap(node => {
    if (node.nodeType === TEXT_NODE) return [node.data];
    if (node.nodeType !== ELEMENT_NODE) return [];
    if (captionMarks.includes(node.localName)) return [{ tag: node.localName, parts: read(node) }];
    if (node.localName === 'a' && /^(https?:|mailto:|tel:|\/|#)/i.test(node.getAttribute('href') ?? '')) return [{ tag: 'a', href: node.getAttribute('href'), parts: read(node) }];
    return read(node);
  });
  return read(caption);
}

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

const specs = parts => parts.map(part => typeof part === 'string' ? part : [part.tag, part.href ? { href: part.href } : {}, ...specs(part.parts)]);

/** The words of a caption. */
export const captionText = parts => (parts ?? []).map(part => typeof part === 'string' ? part : captionText(part.parts)).join('');

const simpleMark = (name, tag) => Mark.create({ name, parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] });

export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  draggable: true,
  isolating: true,
  addAttributes: () => ({ src: { default: null, rendered: false }, alt: { default: '', rendered: false }, width: { default: null, rendered: false }, height: { default: null, rendered: false } }),
  parseHTML: () => [
    { tag: 'figure', getAttrs: element => pictureOf(element.querySelector('img')), contentElement: element => element.querySelector('figcaption') ?? document.createElement('p') },
    { tag: 'img[src]', getAttrs: pictureOf },
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { src, alt, width, height } = node.attrs;
    const picture = { src, alt, draggable: 'false', ...(width ? { width } : {}), ...(height ? { height } : {}) };
    return ['figure', HTMLAttributes, ['img', picture], ['figcaption', {}, 0]];
  },
});

function pictureOf(image) {
  const src = image?.getAttribute('src');
  if (!src || !mediaAddress.test(src)) return false;
  return { src, alt: image.getAttribute('alt') ?? '', width: image.getAttribute('width'), height: image.getAttribute('height') };
}

export const extensions = ({ placeholder }) => [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    codeBlock: false,
    link: { openOnClick: false, autolink: true, defaultProtocol: 'https', protocols: ['mailto', 'tel'], HTMLAttributes: { target: null, rel: null } },
    trailingNode: { notAfter: ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote'] },
  }),
  PlainTable.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  simpleMark('subscript', 'sub'),
  simpleMark('superscript', 'sup'),
  Figure,
  BlockIds,
  CharacterCount,
  Placeholder.configure({ placeholder }),
];
