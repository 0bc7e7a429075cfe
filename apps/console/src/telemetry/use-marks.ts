import { useState } from 'react';

/** Which actions are marked, for what is done to many at once. */
export interface Marks {
  readonly marked: ReadonlySet<string>;
  /** Marks one, or takes its mark away. */
  readonly toggle: (id: string) => void;
  readonly clear: () => void;
}

/** Nothing is marked at first. */
export function useMarks(): Marks {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  return {
    marked,
    toggle: (id) => setMarked((before) => toggled(before, id)),
    clear: () => setMarked(new Set()),
  };
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
