import { build } from 'esbuild';
import { Dist } from '../../../build/bundle.mjs';

const dist = new Dist();
dist.take(await build({
  entryPoints: [
    { in: 'assets/editor/article-editor.js', out: 'article-editor' },
    { in: 'assets/editor/appearance.js', out: 'appearance' },
    { in: 'assets/css/appearance.css', out: 'appearance' },
    { in: 'assets/editor/text-merge.js', out: 'text-merge' },
    { in: 'assets/editor/media-library.js', out: 'media-library' },
    { in: 'assets/css/articles.css', out: 'articles' },
  ],
  outdir: 'wwwroot/dist',
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  target: ['chrome111', 'firefox114', 'safari16.4'],
  external: ['/_content/*'],
  legalComments: 'none',
  logLevel: 'warning',
}));
dist.finish();
