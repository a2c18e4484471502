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
  loader: { '.woff2': 'file' },
  // Browsers keep fonts for good: should a later edition of the family differ, give it another folder.
  assetNames: 'fonts/[name]',
  target: ['chrome115', 'firefox115', 'safari16.4'],
}));

for (const name of readdirSync('assets/pictures')) dist.write(name, readFileSync(`assets/pictures/${name}`));
dist.finish();
