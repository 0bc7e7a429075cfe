import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useSession } from '../sign-in/session.js';
import { counted } from '../page/counted.js';
import type { ActionResponse, Label } from '../gateway/wire.js';

/** So many are labelled at a time. */
const AT_ONCE = 4;

/** How far labelling many is. */
export interface LabellingProgress {
  readonly done: number;
  readonly total: number;
}

/** Labels actions, one or many; says what failed, and how far it is. */
export interface Labelling {
  readonly progress: LabellingProgress | null;
  readonly label: (ids: readonly string[], label: Label) => void;
}

/** `onLabelled` gets each action as it is then. */
export function useLabelling(onLabelled: (action: ActionResponse) => void): Labelling {
  const { gateway } = useSession();
  const [progress, setProgress] = useState<LabellingProgress | null>(null);
  const one = async (id: string, label: Label): Promise<void> => {
    const { data } = await gateway.PUT('/v1/actions/{id}/label', {
      params: { path: { id } },
      body: { label },
    });
    // A label that was queued comes with an answer of another kind.
    if (data !== undefined && 'command' in data) onLabelled(data);
  };
  const all = async (ids: readonly string[], label: Label): Promise<void> => {
    const waiting = [...ids];
    const failures: Error[] = [];
    let done = 0;
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        await one(id, label).catch((error: unknown) => failures.push(error as Error));
        done += 1;
        if (ids.length > 1) setProgress({ done, total: ids.length });
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, work));
    setProgress(null);
    tell(ids.length, label, failures);
  };
  return { progress, label: (ids, label) => void all(ids, label) };
}

function tell(total: number, label: Label, failures: readonly Error[]): void {
  const [first] = failures;
  if (first !== undefined) {
    const message = `${failures.length} of ${counted(total, 'action')} could not be labelled: ${first.message}`;
    notifications.show({ color: 'bad', title: 'Not labelled', message, autoClose: false });
  } else {
    notifications.show({
      color: 'good',
      message: `${counted(total, 'action')} labelled ${label}`,
      autoClose: 2_500,
    });
  }
}
