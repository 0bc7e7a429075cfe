/**
 * Which of a list comes after one that may be gone from it by now: the nearest after it, else the nearest before it, else the first.
 * Nothing, when there is no other.
 *
 * @param known the list as it was when the one was in it
 * @param now what is there now
 */
export function nextOf(id: string, known: readonly string[], now: readonly string[]): string | undefined {
  const there = new Set(now);
  there.delete(id);
  const at = known.indexOf(id);
  const nearest = [...known.slice(at + 1), ...known.slice(0, Math.max(0, at)).toReversed()];
  return nearest.find((one) => there.has(one)) ?? now.find((one) => one !== id);
}
