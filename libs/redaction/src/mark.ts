/** What marks begin with. */
export const MARK_START = '[redacted:';

/** No mark is longer. */
const MAX_MARK = 50;

/** What stands in the place of a secret, by the kind of it. */
export function markOf(kind: string): string {
  return `${MARK_START}${kind}]`;
}

/** Whether a text holds a mark, or what looks like the beginning of one. */
export function holdsMark(text: string): boolean {
  return text.includes(MARK_START);
}

/** Where a mark ends that begins here; -1 when none does. */
export function endOfMark(text: string, start: number): number {
  if (!text.startsWith(MARK_START, start)) return -1;
  const [kind = ''] = /^[a-z0-9-]+\]/.exec(text.slice(start + MARK_START.length, start + MAX_MARK)) ?? [];
  return kind === '' ? -1 : start + MARK_START.length + kind.length;
}
