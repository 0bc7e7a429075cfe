import type { ExportVerification } from '@bylaw/persistence';

/** What a verification of the audit found, in a sentence or two for people. */
export function describeVerification({
  valid,
  events,
  firstBroken,
  fault,
  head,
}: ExportVerification): string {
  if (valid) {
    const kept = events === 0 ? '' : `\nIts head, to check later ones against: ${head.seq}:${head.hash}`;
    return `The audit chain is whole: ${events} events.${kept}`;
  }
  const what = fault === null ? '' : WHAT[fault];
  return `The audit chain is broken at event ${firstBroken ?? '?'}: ${what}.`;
}

const WHAT: Readonly<Record<NonNullable<ExportVerification['fault']>, string>> = {
  missing: 'it is missing, and another event stands in its place',
  changed: 'it is not what was written; its content does not give its hash',
  unlinked: 'it does not follow the event before it, which was put in or replaced',
  rewritten: 'it is not the event of the head given; what came before was written anew',
  truncated: 'it and what came after are missing; the end was cut off',
  unreadable: 'in its place is a line that no export writes',
};
