/** The lowest and highest id are the bounds of all actions. */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * The last id that a UUIDv7 made before this time (milliseconds since 1970) can have; null when there is none. Ids compare as
 * their texts do.
 */
export function lastIdBefore(milliseconds: number): string | null {
  if (milliseconds <= 0) return null;
  const time = (Math.ceil(milliseconds) - 1).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-ffff-ffff-ffffffffffff`;
}
