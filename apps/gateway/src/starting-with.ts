/** A sequence whose first item was taken already: what goes wrong at its beginning is known before it is passed on. */
export async function* startingWith<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield first;
  yield* rest;
}
