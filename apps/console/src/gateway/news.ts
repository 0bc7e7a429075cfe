import type { News } from '@bylaw/contracts';

type Listener = (news: News) => void;

const listeners = new Set<Listener>();

/** Hears all news that the page gets, until the function that it answers is called. */
export function hearNews(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells everybody who hears. */
export function tellNews(news: News): void {
  for (const listener of listeners) listener(news);
}

const returnListeners = new Set<() => void>();

/** Is told when news comes again after none could: some was missed. Until the function that it answers is called. */
export function hearReturn(listener: () => void): () => void {
  returnListeners.add(listener);
  return () => returnListeners.delete(listener);
}

/** Tells that news comes again. */
export function tellReturn(): void {
  for (const listener of returnListeners) listener();
}
