import { canonicalForms } from '@bylaw/shell';
import type { Contestant } from './contestants/contestant.js';
import { asked, FORMS } from './decision-rows.js';
import type { Runner } from './rates.js';

/** Contestants that are asked about lines, and beside them what reading the lines takes by itself. */
export function runners(
  contestants: readonly Contestant[],
  title: string,
  lines: () => readonly string[],
): Runner[] {
  const forms = { name: asked(FORMS, title), lines, run: canonicalForms };
  return [
    forms,
    ...contestants.map((contestant) => ({
      name: asked(contestant.name, title),
      lines,
      run: (line: string) => contestant.denies(line),
    })),
  ];
}
