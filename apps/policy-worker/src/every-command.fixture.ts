import { randomUUID } from 'node:crypto';
import { withClient } from '@bylaw/testing';
import { BOB, ROOT, type Body, type CommandName, type PolicyWorkerFixture } from './policy-worker.fixture.js';

/** What commands can be about, made as it is needed. */
export class CommandGround {
  constructor(
    readonly worker: PolicyWorkerFixture,
    private readonly databaseUrl: string,
  ) {}

  async agent(): Promise<string> {
    const id = randomUUID();
    await this.asOwner(
      `INSERT INTO agents (id, name, labels, token_hash, registered_at, registered_with)
       VALUES ('${id}', 'a', '{}', '${id}', now(), '${id}')`,
    );
    return id;
  }

  async action(): Promise<string> {
    const id = randomUUID();
    await this.asOwner(
      `INSERT INTO actions (id, ts, source, tool, command) VALUES ('${id}', now(), 'agent', 'shell', 'ls')`,
    );
    return id;
  }

  /** A held action; those with the same hash are identical. */
  async heldAction(hash: string = randomUUID()): Promise<string> {
    const id = await this.action();
    await this.asOwner(
      `INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at)
       VALUES ('${id}', '${id}', 'shell', 'ls', '${hash}', 0, now(), now() + interval '1 hour')`,
    );
    return id;
  }

  suggestion(): Promise<string> {
    return this.worker.propose(newDiff());
  }

  version(): Promise<number> {
    return this.worker.change(newDiff());
  }

  async token(): Promise<string> {
    const { tokenId } = newToken();
    await this.worker.done(this.worker.send('create-token', { ...newToken(), tokenId }));
    return tokenId;
  }

  async pinnedCase(): Promise<string> {
    const pinned = newCase();
    await this.worker.done(this.worker.send('add-pinned-case', pinned));
    return pinned.caseId;
  }

  async approvedSuggestion(): Promise<string> {
    const suggestionId = await this.suggestion();
    await this.worker.done(this.worker.send('approve-suggestion', { suggestionId, confirmation: 'APPLY' }));
    return suggestionId;
  }

  private async asOwner(statement: string): Promise<void> {
    await withClient(this.databaseUrl, (client) => client.query(statement));
  }
}

/** Makes what the command is about, and says what is sent. */
export type Prepare = (ground: CommandGround) => Promise<Body<CommandName>>;

type Ways<N extends CommandName> = Readonly<Record<string, (ground: CommandGround) => Promise<Body<N>>>>;

/** Every command that there is, in the ways in which it ends: a new one does not compile until it is here. */
export const EVERY_COMMAND: { readonly [N in CommandName]: Ways<N> } = {
  propose: {
    done: async () => ({ suggestionId: randomUUID(), diff: newDiff() }),
    refused: async () => ({ suggestionId: randomUUID(), diff: {} }),
  },
  apply: {
    done: async (ground) => ({ suggestionId: await ground.suggestion(), confirmation: 'APPLY' }),
    'an emergency': async (ground) => ({
      ...{ suggestionId: await ground.suggestion(), confirmation: 'APPLY' },
      ...{ emergency: true, actor: ROOT },
    }),
    refused: async () => ({ suggestionId: randomUUID(), confirmation: 'APPLY' }),
  },
  reject: { done: async (ground) => ({ suggestionId: await ground.suggestion() }) },
  rollback: {
    done: async (ground) => ({ version: await ground.version(), confirmation: 'ROLLBACK' }),
    'an emergency': async (ground) => ({
      ...{ version: await ground.version(), confirmation: 'ROLLBACK' },
      ...{ emergency: true, actor: ROOT },
    }),
    refused: async () => ({ version: 1_000_000, confirmation: 'ROLLBACK' }),
  },
  restore: { done: async () => ({ version: 0, confirmation: 'RESTORE', actor: ROOT }) },
  'approve-suggestion': {
    done: async (ground) => ({ suggestionId: await ground.suggestion(), confirmation: 'APPLY', actor: BOB }),
    again: async (ground) => ({ suggestionId: await ground.approvedSuggestion(), confirmation: 'APPLY' }),
  },
  'approve-version-change': {
    'of a rollback': async (ground) => ({
      ...{ change: 'rollback', version: await ground.version(), confirmation: 'ROLLBACK' },
    }),
    'of a restore': async () => ({ change: 'restore', version: 0, confirmation: 'RESTORE' }),
  },
  'withdraw-approval': {
    done: async (ground) => ({ change: 'apply', subject: await ground.approvedSuggestion() }),
    refused: async (ground) => ({ change: 'apply', subject: await ground.suggestion() }),
  },
  'resolve-review': {
    done: async (ground) => ({ actionId: await ground.heldAction(), verdict: 'allow' }),
    'of identical ones': async (ground) => {
      const hash = randomUUID();
      await ground.heldAction(hash);
      return { actionId: await ground.heldAction(hash), verdict: 'deny', identical: true };
    },
    refused: async (ground) => ({ actionId: await ground.action(), verdict: 'allow' }),
  },
  'conclude-training': {
    done: async () => ({
      ...{
        actor: { kind: 'trainer', id: 'trainer', name: 'trainer' },
        runId: randomUUID(),
        requestedBy: 'Ada',
      },
      ...{ requestedAt: new Date().toISOString(), status: 'completed', parameters: {} },
      ...{ progress: { done: 1, total: 1 }, suggestionId: randomUUID(), diff: newDiff() },
    }),
  },
  'quarantine-agent': { done: async (ground) => ({ agentId: await ground.agent(), reason: 'odd' }) },
  'release-agent': { done: async (ground) => ({ agentId: await ground.agent() }) },
  'remove-agent': { done: async (ground) => ({ agentId: await ground.agent() }) },
  'declare-lockdown': { done: async () => ({ reason: 'odd', actor: ROOT }) },
  'lift-lockdown': { done: async () => ({ actor: ROOT }) },
  'label-action': { done: async (ground) => ({ actionId: await ground.action(), label: 'unsafe' }) },
  'create-token': { done: async () => newToken() },
  'revoke-token': { done: async (ground) => ({ tokenId: await ground.token(), actor: ROOT }) },
  'add-pinned-case': { done: async () => newCase() },
  'import-pinned-cases': { done: async () => ({ cases: [newCase(), newCase()] }) },
  'remove-pinned-case': { done: async (ground) => ({ caseId: await ground.pinnedCase() }) },
  'record-audit': { done: async () => ({ action: 'telemetry.import', outcome: 'done', subject: 's' }) },
  replay: { done: async () => ({ diff: newDiff(), store: false }) },
};

function newDiff() {
  return { add: [{ pattern: `^tool-${randomUUID()}`, effect: 'deny' as const }] };
}

function newCase() {
  const command = `ls ${randomUUID()}`;
  return {
    caseId: randomUUID(),
    tool: 'shell',
    command,
    args: null,
    expect: 'allow' as const,
    comment: null,
  };
}

function newToken() {
  const hash = randomUUID().replaceAll('-', '').repeat(2);
  return { tokenId: randomUUID(), kind: 'enrolment' as const, role: null, name: 'n', hash, actor: ROOT };
}
