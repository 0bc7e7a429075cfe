import { useState, type ReactNode } from 'react';
import type { SuggestionResponse } from '../gateway/wire.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { useMay } from '../sign-in/session.js';
import { ApplyDialog, type SuggestionDialogProps } from './apply-dialog.js';
import { EditDialog } from './edit-dialog.js';
import { RejectDialog } from './reject-dialog.js';
import { useOrder } from './use-order.js';

/** What can be done with a suggestion that waits. */
export type Verdict = 'apply' | 'reject' | 'edit';

const DIALOGS = { apply: ApplyDialog, reject: RejectDialog, edit: EditDialog } as const;

/** The keys and the dialogs by which a suggestion is decided on. */
export interface Verdicts {
  /** Undefined for whoever may not, and where nothing waits. */
  readonly ask: ((verdict: Verdict) => void) | undefined;
  readonly dialog: ReactNode;
}

/** Has the keys a, r and e ask about a suggestion; `goOn` gets the next one that waits, when the person wants to go on. */
export function useVerdict(suggestion: SuggestionResponse | undefined, goOn: (id: string) => void): Verdicts {
  // What is asked about stays so, whatever becomes of it meanwhile.
  const [asked, setAsked] = useState<Asked>();
  const { next } = useOrder(asked?.suggestion.id ?? suggestion?.id ?? null, 'pending');
  const mayDecide = useMay('approver');
  const isOpenToVerdict = mayDecide && suggestion?.status === 'pending';
  const ask = (verdict: Verdict) => {
    if (isOpenToVerdict) setAsked({ verdict, suggestion });
  };
  useShortcuts([
    { key: 'a', what: 'Apply the suggestion: asks for the word', act: () => ask('apply') },
    { key: 'r', what: 'Reject it: asks why', act: () => ask('reject') },
    { key: 'e', what: 'Edit it: proposes a changed copy', act: () => ask('edit') },
  ]);
  const close = () => setAsked(undefined);
  const following = next();
  const onNext = () => {
    close();
    if (following !== undefined) goOn(following);
  };
  return {
    ask: isOpenToVerdict ? ask : undefined,
    dialog: asked !== undefined && (
      <Asking {...asked} onClose={close} onNext={following === undefined ? undefined : onNext} />
    ),
  };
}

interface Asked {
  readonly verdict: Verdict;
  readonly suggestion: SuggestionResponse;
}

function Asking({ verdict, ...props }: Asked & SuggestionDialogProps) {
  const Dialog = DIALOGS[verdict];
  return <Dialog {...props} />;
}
