import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Picture } from './curves.js';

const START = '<!-- measured: begin (npm run bench:learning writes what follows) -->';
const END = '<!-- measured: end -->';
const DOCS = join(import.meta.dirname, '../../../docs');

/** Puts the report between the markers of docs/learning.md, and the pictures beside it. @throws Error without markers */
export async function writeDocs(report: string, pictures: readonly Picture[]): Promise<void> {
  const path = join(DOCS, 'learning.md');
  const text = await readFile(path, 'utf8');
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${path} has no markers to write between.`);
  await mkdir(join(DOCS, 'pictures'), { recursive: true });
  for (const { file, svg } of pictures) await writeFile(join(DOCS, 'pictures', file), svg);
  const written = `${text.slice(0, start + START.length)}\n\n${report}\n\n${text.slice(end)}`;
  await writeFile(path, await format(written, { ...(await resolveConfig(path)), parser: 'markdown' }));
}
