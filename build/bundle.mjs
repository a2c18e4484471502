// What the projects' build.mjs share: write into wwwroot/dist only what changed, so that an unchanged file keeps its
// time (and is not compressed again), and drop what is no longer made.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export function walk(folder, accept = () => true) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ['bin', 'obj', 'node_modules', 'dist', '.git', '.data'].includes(entry.name) ? [] : walk(path, accept);
    return accept(path) ? [path] : [];
  });
}

export class Dist {
  #folder;
  #made = new Set();

  constructor(folder = 'wwwroot/dist') {
    this.#folder = resolve(folder);
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Writes one file; the name is relative to dist. */
  write(name, contents) {
    const path = join(this.#folder, name);
    const bytes = Buffer.from(contents);
    this.#made.add(path);
    if (existsSync(path) && readFileSync(path).equals(bytes)) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }

  /** Takes esbuild's outputFiles (run with write: false and outdir: 'wwwroot/dist'). */
  take(result) {
    for (const file of result.outputFiles) this.write(relative(this.#folder, file.path), file.contents);
  }

  /** Removes what earlier builds left behind. */
  finish() {
    const all = folder => readdirSync(folder).flatMap(name => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? all(path) : [path];
    });
    for (const path of all(this.#folder)) if (!this.#made.has(path)) rmSync(path);
  }
}
