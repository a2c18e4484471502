// One style sheet, the fonts it names, and the drawings; how a public page looks without a line of script.
import { readFileSync, readdirSync } from 'node:fs';
import { build } from 'esbuild';
import { Dist } from '../../build/bundle.mjs';

const dist = new Dist();
dist.take(await build({
  entryPoints: { site: 'assets/css/site.css' },
  bundle: true,
  minify: true,
  write: false,
  outdir: 'wwwroot/dist',
  external: ['./fonts/*'],
  target: ['chrome115', 'firefox115', 'safari16.4'],
}));

const fonts = 'node_modules/@fontsource/be-vietnam-pro/files';
for (const weight of [400, 600, 700])
  for (const subset of ['vietnamese', 'latin']) {
    const name = `be-vietnam-pro-${subset}-${weight}-normal.woff2`;
    dist.write(`fonts/${name}`, readFileSync(`${fonts}/${name}`));
  }

for (const name of readdirSync('assets/pictures')) dist.write(name, readFileSync(`assets/pictures/${name}`));
dist.finish();
