import { useEffect, useRef } from 'react';
import { shortcutStore, type Shortcut } from './shortcuts.js';

/** Has keys do something while the component is shown. Which keys these are must not change; what they do may. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(
    () =>
      shortcutStore.add(
        latest.current.map(({ key, what }, index) => ({
          key,
          what,
          act: () => latest.current[index]?.act(),
        })),
      ),
    [],
  );
}
