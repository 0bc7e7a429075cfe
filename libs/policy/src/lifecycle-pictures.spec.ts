import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { REVIEW_LIFECYCLE, SUGGESTION_LIFECYCLE, type Lifecycle } from './lifecycle.js';

const GUIDE = resolve(import.meta.dirname, '../../../docs/guides/change-control.md');

/** The transitions that each picture of the guide draws, in its order. */
function drawn(): string[][] {
  const pictures = readFileSync(GUIDE, 'utf8').matchAll(/```mermaid\n(.*?)```/gs);
  return [...pictures].map(([, picture = '']) =>
    [...picture.matchAll(/^ {4}(\w+) --> (\w+)/gm)].map(([, from, to]) => `${from} → ${to}`).toSorted(),
  );
}

function transitionsOf(lifecycle: Lifecycle<string>): string[] {
  const all = Object.entries(lifecycle).flatMap(([from, ways]) => ways.map((to) => `${from} → ${to}`));
  return all.toSorted();
}

describe('the pictures of the guide to change control', () => {
  it.each([
    ['suggestions', 0, SUGGESTION_LIFECYCLE],
    ['held actions', 1, REVIEW_LIFECYCLE],
  ] as const)('draw every transition of %s that there is, and no other', (_, index, lifecycle) => {
    expect(drawn()[index]).toEqual(transitionsOf(lifecycle));
  });
});
