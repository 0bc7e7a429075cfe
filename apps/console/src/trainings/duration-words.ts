import { counted } from '../page/counted.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** An estimated time in words no finer than it deserves. */
export function durationWords(seconds: number): string {
  if (seconds < 2) return 'a moment';
  if (seconds < 1.5 * MINUTE) return `about ${Math.round(seconds)} seconds`;
  if (seconds < 1.5 * HOUR) return `about ${Math.round(seconds / MINUTE)} minutes`;
  return `about ${counted(Math.round(seconds / HOUR), 'hour')}`;
}
