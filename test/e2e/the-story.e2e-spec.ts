import { startSystem, type RunningSystem, type SystemState } from '@bylaw/testing';
import pg from 'pg';
import { Caller, eventually } from './http.js';

/** The story of the README in eight steps, over HTTP, against the real processes: two of each app that scales. */
describe('the story in eight steps', () => {
  let system: RunningSystem;
  let state: SystemState;
  let admin: Caller;

  beforeAll(async () => {
    system = await startSystem({ flags: ['--hubs', '2', '--policy-workers', '2', '--trainer-workers', '2'] });
    state = system.state();
    admin = new Caller(state.gatewayUrl, state.adminToken);
  }, 90_000);

  afterAll(async () => {
    const code = await system.stop();
    if (code !== 0) throw new Error(`The system did not stop in order: exit code ${String(code)}`);
  }, 30_000);

  const agents: { id: string; hub: Caller; hubUrl: string }[] = [];
  let suggestionId: string;
  let appliedVersion: number;

  it('1: agents register at either hub and beat their hearts', async () => {
    for (const [index, hubUrl] of state.hubUrls.entries()) {
      const enrolment = new Caller(hubUrl, state.enrolmentToken);
      const named = await enrolment.post<{ id: string; name: string; status: string; token: string }>(
        '/v1/agents',
        {
          ...(index === 0 ? { name: 'builder', labels: { team: 'core' } } : {}),
        },
      );
      expect(named.status).toBe(201);
      expect(named.body).toMatchObject({
        status: 'idle',
        name: index === 0 ? 'builder' : `Agent_${named.body.id.slice(0, 8)}`,
      });
      const hub = new Caller(hubUrl, named.body.token);
      expect(await hub.post('/v1/heartbeat', { status: 'running' })).toMatchObject({
        status: 200,
        body: { policyVersion: 0, quarantined: false },
      });
      agents.push({ id: named.body.id, hub, hubUrl });
    }
    const seen = await admin.get<{ items: unknown[] }>('/v1/agents?liveness=online&status=running');
    expect(seen.body.items).toHaveLength(2);
  });

  it('the planes are apart: no token works on the other one', async () => {
    const [agent] = agents;
    expect((await new Caller(agent!.hubUrl, state.adminToken).post('/v1/heartbeat')).status).toBe(401);
    expect((await new Caller(agent!.hubUrl, state.adminToken).post('/v1/agents')).status).toBe(401);
    expect((await new Caller(state.gatewayUrl, state.enrolmentToken).get('/v1/rules')).status).toBe(401);
  });

  it('2 and 3: they ask before they act, and what was answered is recorded', async () => {
    const asked: string[] = [];
    for (const { hub } of agents) {
      const answer = await hub.post<{ id: string }>('/v1/actions', { command: 'mkfs.ext4 /dev/sda1' });
      expect(answer).toMatchObject({
        status: 200,
        body: { decision: 'allow', policyVersion: 0, matched: [] },
      });
      asked.push(answer.body.id);
      expect(
        (await hub.post(`/v1/actions/${answer.body.id}/outcome`, { exitCode: 0, score: 5 })).status,
      ).toBe(202);
    }
    const recorded = await eventually(
      () => admin.get<{ items: { id: string; outcome: { score: number } | null }[] }>('/v1/actions?q=mkfs'),
      ({ body }) => body.items.length === 2 && body.items.every((item) => item.outcome !== null),
    );
    expect(recorded.body.items.map((item) => item.id).sort()).toEqual([...asked].sort());
    expect(recorded.body.items[0]?.outcome?.score).toBe(5);
  });

  it('3: a batch is answered in order', async () => {
    const actions = Array.from({ length: 300 }, (_, index) => ({ command: `echo ${index}` }));
    const answer = await agents[0]!.hub.post<{ results: { id: string; decision: string }[] }>(
      '/v1/actions/batch',
      { actions },
    );
    expect(answer.status).toBe(200);
    expect(answer.body.results).toHaveLength(300);
    const last = answer.body.results[299]!;
    const stored = await eventually(
      () => agents[0]!.hub.get<{ command: string }>(`/v1/actions/${last.id}`),
      ({ status }) => status === 200,
    );
    expect(stored.body.command).toBe('echo 299');
  });

  it('4: labels and an import make training data', async () => {
    const { body } = await admin.get<{ items: { id: string }[] }>('/v1/actions?q=mkfs');
    for (const { id } of body.items) {
      expect(
        (await admin.call('PUT', `/v1/actions/${id}/label`, { label: 'unsafe', comment: 'formats a disk' }))
          .status,
      ).toBe(200);
    }
    const csv = [
      'command,safety_label,exit_code',
      ...Array.from(
        { length: 40 },
        (_, i) => `mkfs.ext4 /dev/sd${String.fromCharCode(97 + (i % 26))}${i},1,0`,
      ),
      ...Array.from({ length: 120 }, (_, i) => `ls -la /srv/project${i},0,0`),
      ...Array.from({ length: 120 }, (_, i) => `"git commit -m ""fix, number ${i}""",0,0`),
      ',0,0',
      'ls,7,0',
    ].join('\n');
    const imported = await admin.call('POST', '/v1/actions/import', csv);
    expect(imported).toMatchObject({ status: 200, body: { imported: 280, duplicates: 0, rejected: 2 } });
    expect((imported.body['errors'] as { line: number }[]).map((error) => error.line)).toEqual([282, 283]);
    const unsafe = await admin.get<{ items: unknown[] }>('/v1/actions?label=unsafe&limit=200');
    expect(unsafe.body.items).toHaveLength(42);
  });

  it('5: a training run proposes a diff with its evidence', async () => {
    const started = await admin.post<{ id: string }>('/v1/trainings', { topN: 5 });
    expect(started.status).toBe(202);
    const run = await eventually(
      () =>
        admin.get<{ status: string; suggestionId: string | null; error: string | null }>(
          `/v1/trainings/${started.body.id}`,
        ),
      ({ body }) => !['queued', 'running'].includes(body.status),
      30_000,
    );
    expect(run.body).toMatchObject({ status: 'completed', progress: expect.objectContaining({}) });
    expect(run.body.suggestionId).toEqual(expect.any(String));
    suggestionId = run.body.suggestionId ?? '';
  });

  it('6: people look at the suggestion: evidence and replay; a wrong word changes nothing', async () => {
    const shown = await eventually(
      () =>
        admin.get<{
          status: string;
          evidence: unknown;
          replay: unknown;
          diff: { add: { pattern: string; effect: string }[] };
        }>(`/v1/suggestions/${suggestionId}`),
      ({ body }) => body.replay !== null,
    );
    expect(shown.body).toMatchObject({
      status: 'pending',
      proposedBy: 'trainer',
      baseVersion: 0,
      appliedVersion: null,
    });
    expect(shown.body.evidence).not.toBeNull();
    expect(shown.body.diff.add.every((rule) => rule.effect === 'deny')).toBe(true);
    expect(shown.body.diff.add.some((rule) => rule.pattern.includes('mkfs'))).toBe(true);

    for (const confirmation of [undefined, 'apply', 'APPLY ', 'yes']) {
      const refused = await admin.post(`/v1/suggestions/${suggestionId}/apply`, {
        confirmation,
        comment: 'x',
      });
      expect(refused).toMatchObject({ status: 400, body: { code: 'confirmation_required' } });
    }
    expect((await admin.get('/v1/rules')).body).toMatchObject({ version: 0, items: [] });
  });

  it('7: twenty people press apply at once: one version and nineteen refusals (I3)', async () => {
    const presses = await Promise.all(
      Array.from({ length: 20 }, () =>
        admin.post<{ version?: number; code?: string }>(`/v1/suggestions/${suggestionId}/apply`, {
          confirmation: 'APPLY',
          comment: 'evidence is good',
        }),
      ),
    );
    const applied = presses.filter(({ status }) => status === 200);
    expect(applied.map(({ body }) => body)).toEqual([{ version: 1 }]);
    const refused = presses.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(19);
    expect(refused.every(({ body }) => body.code === 'suggestion_not_pending')).toBe(true);
    appliedVersion = 1;
    const version = await admin.get<{ added: string[]; removed: unknown[] }>('/v1/versions/1');
    expect(version.body).toMatchObject({
      version: 1,
      kind: 'apply',
      suggestionId,
      reverts: null,
      comment: 'evidence is good',
      removed: [],
    });
    expect(version.body.added.length).toBeGreaterThan(0);
    expect(await admin.get(`/v1/suggestions/${suggestionId}`)).toMatchObject({
      body: { status: 'applied', appliedVersion: 1 },
    });
  });

  it('8: every hub enforces the version, acknowledges it, and tells its agents', async () => {
    const rollout = await eventually(
      () =>
        admin.get<{ complete: boolean; hubs: { version: number }[] }>(
          `/v1/versions/${appliedVersion}/rollout`,
        ),
      ({ body }) => body.complete,
      5_000,
    );
    expect(rollout.body.hubs.map((hub) => hub.version)).toEqual([1, 1]);
    for (const { hub } of agents) {
      const answer = await hub.post<{ matched: { ruleId: string; effect: string; mode: string }[] }>(
        '/v1/actions',
        { command: 'mkfs.ext4 /dev/sdz9' },
      );
      expect(answer.body).toMatchObject({ decision: 'deny', policyVersion: 1 });
      expect(answer.body.matched[0]).toMatchObject({ effect: 'deny', mode: 'enforce' });
      expect(await hub.post('/v1/heartbeat', { status: 'blocked' })).toMatchObject({
        body: { policyVersion: 1 },
      });
    }
    // What the rules have matched is counted when the actions are stored.
    const listed = await eventually(
      () => admin.get<{ items: { matches: { day: number } }[] }>('/v1/rules?include=matches'),
      ({ body }) => body.items.some(({ matches }) => matches.day === agents.length),
    );
    expect(listed.body.items).toContainEqual(
      expect.objectContaining({
        matches: { hour: 2, day: 2, month: 2, last: expect.stringMatching(/Z$/) as string },
      }),
    );
    const policy = await agents[0]!.hub.get<{ version: number; rules: unknown[] }>('/v1/policy');
    expect(policy.headers.get('etag')).toBeTruthy();
    expect(policy.body.version).toBe(1);
  });

  it('8: rollback is one more version; twice is refused; rolling it back restores the same rules (I5)', async () => {
    const before = await admin.get<{ items: unknown[] }>('/v1/rules');
    const back = await admin.post(`/v1/versions/1/rollback`, {
      confirmation: 'ROLLBACK',
      comment: 'too broad',
    });
    expect(back).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await admin.get('/v1/rules')).body).toEqual({ version: 2, items: [] });
    expect(
      await admin.post(`/v1/versions/1/rollback`, { confirmation: 'ROLLBACK', comment: 'again' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'version_already_rolled_back' },
    });
    for (const { hub } of agents) {
      const allowed = await eventually(
        () =>
          hub.post<{ decision: string; policyVersion: number }>('/v1/actions', {
            command: 'mkfs.ext4 /dev/sdz9',
          }),
        ({ body }) => body.policyVersion === 2,
        5_000,
      );
      expect(allowed.body.decision).toBe('allow');
    }
    expect(
      (await admin.post(`/v1/versions/2/rollback`, { confirmation: 'ROLLBACK', comment: 'was right' })).body,
    ).toEqual({ version: 3 });
    expect((await admin.get<{ items: unknown[] }>('/v1/rules')).body.items).toEqual(before.body.items);
    expect(
      (await admin.post('/v1/versions/0/restore', { confirmation: 'RESTORE', comment: 'start over' })).body,
    ).toEqual({ version: 4 });
    expect((await admin.get('/v1/rules')).body).toEqual({ version: 4, items: [] });
    expect((await admin.get('/v1/rules?version=1')).body).toMatchObject({
      version: 1,
      items: before.body.items,
    });
  });

  it('a held action is released by exactly one verdict', async () => {
    const proposed = await admin.post<{ id: string }>('/v1/suggestions', {
      diff: { add: [{ pattern: '^terraform apply', effect: 'review' }] },
    });
    expect(proposed.status).toBe(201);
    expect(
      (
        await admin.post(`/v1/suggestions/${proposed.body.id}/apply`, {
          confirmation: 'APPLY',
          comment: 'look first',
        })
      ).status,
    ).toBe(200);
    const { hub } = agents[1]!;
    const held = await eventually(
      () =>
        hub.post<{ id: string; decision: string }>('/v1/actions', {
          command: 'terraform apply -auto-approve',
        }),
      ({ body }) => body.decision === 'review',
      5_000,
    );
    const waiting = hub.get<{ review: { status: string; verdict: string } }>(
      `/v1/actions/${held.body.id}?waitMs=20000`,
    );
    await eventually(
      () => admin.get<{ items: unknown[] }>('/v1/reviews?status=held'),
      ({ body }) => body.items.length === 1,
    );
    expect(
      (await admin.post(`/v1/reviews/${held.body.id}`, { verdict: 'allow', comment: 'planned' })).status,
    ).toBe(200);
    expect((await waiting).body.review).toMatchObject({ status: 'answered', verdict: 'allow' });
    expect(await admin.post(`/v1/reviews/${held.body.id}`, { verdict: 'deny' })).toMatchObject({
      status: 409,
      body: { code: 'review_not_held' },
    });
  });

  it('quarantine is obeyed by every hub within a second', async () => {
    const { id, hub } = agents[0]!;
    expect((await admin.call('PUT', `/v1/agents/${id}/quarantine`, { reason: 'odd' })).status).toBe(204);
    await eventually(
      () => hub.post<{ decision: string }>('/v1/actions', { command: 'ls' }),
      ({ body }) => body.decision === 'deny',
      1_000,
    );
    expect((await admin.call('DELETE', `/v1/agents/${id}/quarantine`)).status).toBe(204);
    await eventually(
      () => hub.post<{ decision: string }>('/v1/actions', { command: 'ls' }),
      ({ body }) => body.decision === 'allow',
      1_000,
    );
  });

  it('roles: a viewer looks and changes nothing; every refusal is in the audit (I6)', async () => {
    const made = await admin.post<{ token: string }>('/v1/tokens', { name: 'vera', role: 'viewer' });
    expect(made.status).toBe(201);
    const viewer = new Caller(state.gatewayUrl, made.body.token);
    expect((await viewer.get('/v1/rules')).status).toBe(200);
    expect(
      await viewer.post(`/v1/suggestions/${suggestionId}/apply`, { confirmation: 'APPLY', comment: 'x' }),
    ).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const refusals = await eventually(
      () => admin.get<{ items: { actor?: { name: string } }[] }>('/v1/audit?outcome=refused&actor=vera'),
      ({ body }) => body.items.length === 1,
    );
    expect(refusals.body.items).toHaveLength(1);
  });

  it('the audit chain verifies, and the database lets nobody change it (I6)', async () => {
    const verified = await admin.get('/v1/audit/verify');
    expect(verified).toMatchObject({ status: 200, body: { valid: true, firstBroken: null } });
    expect(verified.body['events']).toBeGreaterThan(25);
    const client = new pg.Client({ connectionString: state.postgresUrl });
    await client.connect();
    await expect(client.query(`UPDATE audit_events SET actor_name = 'nobody'`)).rejects.toThrow(
      'neither changed nor removed',
    );
    await expect(client.query('DELETE FROM audit_events')).rejects.toThrow('neither changed nor removed');
    const { rows } = await client.query<{ text: string }>(
      `SELECT coalesce(string_agg(result::text, ''), '') || (SELECT coalesce(string_agg(details::text, ''), '') FROM audit_events) AS text FROM commands`,
    );
    await client.end();
    expect(rows[0]?.text).not.toMatch(/bylaw_(op|enr|agt)_/);
  });

  it('an agent that leaves is gone at once, on every hub', async () => {
    const { hub, hubUrl } = agents[0]!;
    expect((await hub.call('DELETE', '/v1/agents/me')).status).toBe(204);
    expect((await hub.post('/v1/heartbeat')).status).toBe(401);
    expect(hubUrl).not.toBe(agents[1]!.hubUrl);
  });
});
