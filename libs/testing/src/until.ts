/**
 * Resolves with what `look` finds, as soon as that is neither false, null nor undefined.
 * @throws Error after `withinMs`.
 */
export async function until<T>(
  look: () => Promise<T | false | null | undefined>,
  withinMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`did not happen within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
