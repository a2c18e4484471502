import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { Dist, walk } from '../../build/bundle.mjs';
import { icons as always } from './assets/icons.mjs';

const dist = new Dist();

const bundled = await build({
  entryPoints: [
    { in: 'assets/css/desk.css', out: 'desk' },
    { in: 'assets/js/desk.js', out: 'desk' },
    { in: 'assets/js/colour-scheme.js', out: 'colour-scheme' },
  ],
  outdir: 'wwwroot/dist',
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  target: ['chrome111', 'firefox114', 'safari16.4'],
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]',
  legalComments: 'none',
  logLevel: 'warning',
});

// The content security policy knows no data: addresses, so the kit's inline pictures become files.
for (const file of bundled.outputFiles.filter(f => f.path.endsWith('.css'))) {
  const css = file.text.replace(/url\(\s*(?:"(data:image\/svg\+xml,[^"]*)"|'(data:image\/svg\+xml,[^']*)'|(data:image\/svg\+xml,(?:\\.|[^)\\])*))\s*\)/g, (_, a, b, c) => {
    const uri = (a ?? b ?? c).replace(/\\(.)/g, '$1');
    const svg = decodeURIComponent(uri.slice('data:image/svg+xml,'.length));
    const name = `img/${createHash('sha256').update(svg).digest('hex').slice(0, 10)}.svg`;
    dist.write(name, svg);
    return `url(${name})`;
  });
  if (/url\(["']?data:/.test(css)) throw new Error('A data: address is left in the stylesheet.');
  file.contents = Buffer.from(css);
}
dist.take(bundled);

// One sprite with the icons that pages and menus name, and those that data may name.
const named = new Set(always);
const mention = /(?:<icon\b[^>]*?\bname=|\bicon\s*[:=]\s*)\s*"([a-z][a-z0-9-]*)"|#i-([a-z][a-z0-9-]*)/gi;
for (const root of ['../../src', '../../modules', '../../themes'])
  for (const path of walk(root, p => /\.(cshtml|cs|js)$/.test(p)))
    for (const [, a, b] of readFileSync(path, 'utf8').matchAll(mention)) named.add(a ?? b);

const symbols = [...named].sort().flatMap(name => {
  let svg;
  try { svg = readFileSync(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8'); }
  catch { return []; }
  const paths = [...svg.matchAll(/<path\b[^>]*?\bd="([^"]+)"[^>]*>/g)].filter(([all]) => !all.includes('stroke="none"'));
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${paths.map(([, d]) => `<path d="${d}"/>`).join('')}</symbol>`;
});
dist.write('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`);

dist.finish();
