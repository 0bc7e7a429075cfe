import { LabelsField, TextField, WordField } from './fields.js';
import { PageQuery } from './pages.js';
import { Shown } from './shown.js';
import {
  AGENT_STATUSES,
  EFFECTS,
  LIVENESSES,
  type AgentStatus,
  type Effect,
  type Liveness,
} from './vocabulary.js';

export class RegisterAgentRequest {
  @TextField({
    max: 200,
    optional: true,
    description: '`Agent_` and the first 8 characters of the id when absent.',
  })
  name?: string;

  @LabelsField({ maxEntries: 50, optional: true })
  labels?: Record<string, string>;
}

/** Shown once: the token is stored as a hash only (I12). */
export interface RegisterAgentResponse {
  readonly id: string;
  readonly name: string;
  readonly status: AgentStatus;
  readonly token: string;
}

export class HeartbeatRequest {
  @WordField(AGENT_STATUSES, { optional: true })
  status?: AgentStatus;
}

export interface HeartbeatResponse {
  readonly policyVersion: number;
  readonly quarantined: boolean;
  /** Every action of every agent is denied; left out while there is no lockdown. */
  readonly lockdown?: true;
}

export class AgentsQuery extends PageQuery {
  @WordField(LIVENESSES, { optional: true })
  liveness?: Liveness;

  @WordField(AGENT_STATUSES, { optional: true })
  status?: AgentStatus;

  @WordField(['true', 'false'], { optional: true, description: 'Whether they are in quarantine.' })
  quarantined?: 'true' | 'false';

  @TextField({ max: 200, optional: true, description: 'Searches names; the id of an agent finds it.' })
  q?: string;
}

export class QuarantineRequest {
  @TextField({ max: 2_000 })
  reason!: string;
}

/** What an agent asked about last. */
export class LastActionResponse {
  @Shown('text')
  readonly id!: string;

  @Shown('text')
  readonly tool!: string;

  @Shown('text')
  readonly command!: string;

  @Shown(EFFECTS, { nullable: true })
  readonly decision!: Effect | null;

  @Shown('time')
  readonly ts!: string;
}

/** Who put an agent into quarantine, when and why. */
export class QuarantineResponse {
  @Shown('text')
  readonly reason!: string;

  @Shown('text')
  readonly by!: string;

  @Shown('time')
  readonly at!: string;
}

/** An agent as the API shows it. */
export class AgentResponse {
  @Shown('text')
  readonly id!: string;

  @Shown('text')
  readonly name!: string;

  @Shown('texts')
  readonly labels!: Readonly<Record<string, string>>;

  @Shown(AGENT_STATUSES)
  readonly status!: AgentStatus;

  @Shown(LIVENESSES)
  readonly liveness!: Liveness;

  @Shown('time', { nullable: true })
  readonly lastHeartbeatAt!: string | null;

  @Shown(() => LastActionResponse, { nullable: true })
  readonly lastAction!: LastActionResponse | null;

  @Shown('number', { nullable: true })
  readonly lastScore!: number | null;

  @Shown('boolean')
  readonly quarantined!: boolean;

  /** Null while it is in none. */
  @Shown(() => QuarantineResponse, { nullable: true })
  readonly quarantine!: QuarantineResponse | null;

  @Shown('time')
  readonly registeredAt!: string;

  @Shown('integer', { nullable: true })
  readonly policyVersion!: number | null;
}
