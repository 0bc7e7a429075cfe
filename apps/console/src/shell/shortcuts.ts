/** A key that does something on what is shown. */
export interface Shortcut {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  /** What it does, for the help. */
  readonly what: string;
  readonly act: () => void;
}

const REMEMBERED = 'bylaw-shortcuts';
const listeners = new Set<() => void>();
let active: readonly (readonly Shortcut[])[] = [];
let shown: readonly Shortcut[] = [];
let enabled = localStorage.getItem(REMEMBERED) !== 'off';

function changed(): void {
  shown = active.flat();
  for (const listener of listeners) listener();
}

/** The shortcuts that work now, for `useSyncExternalStore`. */
export const shortcutStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  shown: (): readonly Shortcut[] => shown,
  isEnabled: (): boolean => enabled,
  /** Single keys can be turned off (WCAG 2.1.4): a voice or a loose finger would press them. It is remembered. */
  enable: (isEnabled: boolean): void => {
    enabled = isEnabled;
    localStorage.setItem(REMEMBERED, isEnabled ? 'on' : 'off');
    changed();
  },
  /** Adds shortcuts until the function that it answers is called. */
  add: (shortcuts: readonly Shortcut[]): (() => void) => {
    active = [...active, shortcuts];
    changed();
    return () => {
      active = active.filter((one) => one !== shortcuts);
      changed();
    };
  },
};

const TYPED_INTO = 'input, textarea, select, [contenteditable="true"]';

/** Does what a key stands for; the latest that was added wins. Keys that are typed, held with others, or meant for a dialog do nothing. */
export function pressed(event: KeyboardEvent): void {
  if (!enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(TYPED_INTO) || document.querySelector('[role="dialog"], dialog[open]')) return;
  // Enter and space press what is focused.
  if ([' ', 'Enter'].includes(event.key) && target?.closest('a, button, summary')) return;
  const shortcut = shown.findLast(({ key }) => key === event.key);
  if (shortcut === undefined) return;
  event.preventDefault();
  shortcut.act();
}
