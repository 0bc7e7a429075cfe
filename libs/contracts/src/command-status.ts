import type { Problem } from './domain-error.js';
import { Shown } from './shown.js';

/** How far a replay has come, in actions. */
export class CommandProgressResponse {
  @Shown('integer')
  readonly done!: number;

  @Shown('integer')
  readonly total!: number;
}

/** What became of a command. */
export class CommandStatusResponse {
  @Shown('text')
  readonly commandId!: string;

  /** `failed`: it can never be carried out; operators find it in the queue. */
  @Shown(['queued', 'done', 'refused', 'failed'])
  readonly status!: 'queued' | 'done' | 'refused' | 'failed';

  /** Of a replay, while it runs. */
  @Shown(() => CommandProgressResponse, { optional: true })
  readonly progress?: CommandProgressResponse;

  /** What it answered; when done. */
  @Shown('anything', { optional: true })
  readonly body?: unknown;

  /** Why not; when refused. */
  @Shown('object', { optional: true })
  readonly problem?: Problem;
}
