import type {
  ActionResponse,
  Label,
  Page,
  SuggestionResponse,
  TrainingResponse,
  VersionResponse,
} from '@bylaw/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailure } from '../command-failure.js';
import type { Api } from '../api.js';
import type { ProgressLine } from '../screen.js';

const POLL_MS = 250;
const MOST_PAGES = 5;
const PATIENCE_MS = 60_000;
const REPLAY_PATIENCE_MS = 30_000;
const TRAINING_PATIENCE_MS = 15 * 60_000;

/** What `GET /v1/audit/verify` answers. */
export interface Verification {
  readonly valid: boolean;
  readonly events: number;
  readonly firstBroken: number | null;
}

/** What an operator does in the course of the story. */
export class Operator {
  constructor(private readonly api: Api) {}

  /** The newest recorded actions with a label, at most a thousand. */
  async labelled(label: Label): Promise<readonly ActionResponse[]> {
    const found: ActionResponse[] = [];
    let cursor = '';
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const path = `/v1/actions?label=${label}&limit=200${cursor}`;
      const { body } = await this.api.call<Page<ActionResponse>>('GET', path);
      found.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    return found;
  }

  /** Runs a training to its end, showing how far it is. */
  async train(progress: ProgressLine): Promise<TrainingResponse> {
    const { body } = await this.api.call<{ id: string }>('POST', '/v1/trainings', {});
    const run = await waitFor(TRAINING_PATIENCE_MS, 'The training run', async () => {
      const { body: state } = await this.api.call<TrainingResponse>('GET', `/v1/trainings/${body.id}`);
      progress.update(state.progress.done, state.progress.total);
      return state.status === 'queued' || state.status === 'running' ? undefined : state;
    });
    progress.end();
    return run;
  }

  /** A suggestion, with its replay if that comes in time: it is made when the suggestion is stored already. */
  async suggestion(id: string): Promise<SuggestionResponse> {
    const deadline = Date.now() + REPLAY_PATIENCE_MS;
    for (;;) {
      const { body } = await this.api.call<SuggestionResponse>('GET', `/v1/suggestions/${id}`);
      if (body.replay !== null || Date.now() > deadline) return body;
      await sleep(POLL_MS);
    }
  }

  /** The number of the policy's version. */
  async version(): Promise<number> {
    return (await this.api.call<{ version: number }>('GET', '/v1/rules')).body.version;
  }

  async apply(suggestionId: string, confirmation: string): Promise<number> {
    return this.change(`/v1/suggestions/${suggestionId}/apply`, confirmation, 'Applied in the demo');
  }

  async rollBack(version: number): Promise<number> {
    return this.change(`/v1/versions/${version}/rollback`, 'ROLLBACK', 'Rolled back in the demo');
  }

  /** Waits until every hub enforces a version. */
  async rolledOut(version: number): Promise<void> {
    await waitFor(PATIENCE_MS, `The rollout of version ${version}`, async () => {
      const { body } = await this.api.call<{ complete: boolean }>('GET', `/v1/versions/${version}/rollout`);
      return body.complete || undefined;
    });
  }

  async verifyAudit(): Promise<Verification> {
    return (await this.api.call<Verification>('GET', '/v1/audit/verify')).body;
  }

  private async change(path: string, confirmation: string, comment: string): Promise<number> {
    const before = await this.version();
    const { status, body } = await this.api.call<{ version: number }>('POST', path, {
      confirmation,
      comment,
    });
    if (status !== 202) return body.version;
    // Accepted, but slow: the version will come.
    return waitFor(PATIENCE_MS, 'The change', async () => {
      const { body: page } = await this.api.call<Page<VersionResponse>>('GET', '/v1/versions?limit=1');
      const newest = page.items[0]?.version ?? 0;
      return newest > before ? newest : undefined;
    });
  }
}

async function waitFor<T>(patienceMs: number, what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new CommandFailure(`${what} takes longer than ${patienceMs / 1_000} s.`);
    await sleep(POLL_MS);
  }
}
