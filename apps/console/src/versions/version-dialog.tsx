import { ChangeDialog } from '../page/change-dialog.js';

export interface VersionDialogProps {
  readonly kind: 'rollback' | 'restore';
  readonly version: number;
  readonly onClose: () => void;
}

const TEXTS = {
  rollback: {
    title: (version: number) => `Roll back version ${version}`,
    word: 'ROLLBACK',
    verb: 'Roll back',
    what: 'A new version removes the rules that this one added and brings back those that it removed. What other versions changed stays.',
  },
  restore: {
    title: (version: number) => `Restore version ${version}`,
    word: 'RESTORE',
    verb: 'Restore',
    what: 'A new version makes the policy equal to what it was at this one. What later versions changed is undone.',
  },
} as const;

/** Undoes one version, or goes back to it: the typed word and a reason. */
export function VersionDialog({ kind, version, onClose }: VersionDialogProps) {
  const { title, word, verb, what } = TEXTS[kind];
  return (
    <ChangeDialog
      title={title(version)}
      word={word}
      commentLabel="Why"
      verb={verb}
      onClose={onClose}
      change={(typed) => (gateway) =>
        gateway.POST(`/v1/versions/{n}/${kind}`, {
          params: { path: { n: version } },
          body: { confirmation: typed.word, comment: typed.comment },
        })
      }
    >
      <p>{what}</p>
    </ChangeDialog>
  );
}
