import type { Form } from '@bylaw/shell';

/** What training data says of an action. */
export type TrainingLabel = 'safe' | 'unsafe';

/** One recorded action with the label that counts for training. */
export interface LabelledAction {
  readonly id: string;
  readonly tool: string;
  readonly command: string;
  /** Arguments of a tool call, as they were sent. */
  readonly args?: string[] | Record<string, unknown> | null;
  readonly label: TrainingLabel;
  /** The agent whose action it was; of an imported action its session, else its batch, if it names one. */
  readonly contributor?: string | null;
}

/**
 * The forms that a rule's pattern is tried on for an action: what is counted here is what the matcher will see, because
 * both take it from the same functions.
 */
export type SeenForms = (action: Pick<LabelledAction, 'tool' | 'command' | 'args'>) => readonly Form[];

/** What reading and matching actions need to know of the fleet. */
export interface Matching {
  readonly seenForms: SeenForms;
  /** Tools whose commands are read as a shell would. */
  readonly shellTools: readonly string[];
}
