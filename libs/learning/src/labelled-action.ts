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
  /** The agent whose action it was; an imported action has none. */
  readonly agentId?: string | null;
}

/**
 * The texts that a rule's pattern is tried on for an action: what is counted here is what the matcher will see,
 * because both take it from the same function.
 */
export type SeenTexts = (action: Pick<LabelledAction, 'tool' | 'command' | 'args'>) => readonly string[];
