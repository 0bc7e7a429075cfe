import { LabelsField, TextField, WordField } from './fields.js';
import { PageQuery } from './pages.js';
import { AGENT_STATUSES, LIVENESSES, type AgentStatus, type Effect, type Liveness } from './vocabulary.js';

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
}

export class QuarantineRequest {
  @TextField({ max: 2_000 })
  reason!: string;
}

export interface AgentResponse {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly status: AgentStatus;
  readonly liveness: Liveness;
  readonly lastHeartbeatAt: string | null;
  readonly lastAction: {
    readonly id: string;
    readonly tool: string;
    readonly command: string;
    readonly decision: Effect | null;
    readonly ts: string;
  } | null;
  readonly lastScore: number | null;
  readonly quarantined: boolean;
  readonly policyVersion: number | null;
}
