/** The key of a row in a list that is ordered by time, newest first, and by id within a millisecond. */
export interface TimeKey {
  readonly at: Date;
  readonly id: string;
}

/** What the text of a key looks like. */
export const TIME_KEY_SHAPE = /^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A key as text, for a cursor. */
export function timeKeyText(key: TimeKey): string {
  return `${Math.max(0, key.at.getTime())}_${key.id}`;
}

/** The key of a text that has the shape; null stays null. */
export function parseTimeKey(text: string | null): TimeKey | null {
  if (text === null) return null;
  const [ms = '0', id = ''] = text.split('_');
  return { at: new Date(Math.min(Number(ms), LAST_MS)), id };
}
