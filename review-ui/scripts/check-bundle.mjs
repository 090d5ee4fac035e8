// Fails when what the first page loads outgrows its budget, when a page that must be lazy is part of it, or when its styles are out of order.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 300_000;
const out = new URL('../../LlmEval.Review.Api/wwwroot/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', out), 'utf8'));

const initial = new Set();
function add(name) {
  if (initial.has(name)) return;
  initial.add(name);
  manifest[name].imports?.forEach(add);
}
add('index.html');

const files = [...initial].map((name) => manifest[name].file);
const text = files.map((file) => readFileSync(new URL(file, out)));
const size = text.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
console.log(`initial JavaScript: ${(size / 1000).toFixed(0)} of ${budget / 1000} kB gzipped in ${files.length} files`);
if (size > budget) throw new Error('The first page loads more than its budget: load heavy parts when they are opened.');
if (text.some((bytes) => bytes.includes('cm-editor'))) throw new Error('The editor is part of the first page.');
const html = readFileSync(new URL('index.html', out), 'utf8');
if (/<script(?![^>]*\bsrc=)/.test(html) || /(src|href)="https?:/.test(html))
  throw new Error('index.html holds an inline script or an outside address.');
const [first = ''] = /[^"]+\.css(?=")/.exec(html) ?? [];
if (!readFileSync(new URL(`.${first}`, out), 'utf8').includes('--mantine-scale'))
  throw new Error('The styles of the library are not linked first: they would win over those of components.');
