import { call, type GatewayFixture } from '../gateway.fixture.js';
import { OwnGateway } from '../own-gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

const RULES = ['enforces', 'observes', 'denies'] as const;

describe('held actions as they are listed', () => {
  let own: OwnGateway;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;

  beforeAll(async () => {
    own = await OwnGateway.open('viewer', 'viewer');
    ({ fixture, gateway } = own);
    ({ token } = own.operator);
  });
  afterAll(() => own.close());

  it('have what is left of their command without names, and the rules that hold them', async () => {
    const { id: agentId } = await fixture.addAgent('courier');
    const command = 'sudo systemctl stop nginx7';
    const matched = [
      { ruleId: RULES[0], effect: 'review', mode: 'enforce' },
      { ruleId: RULES[1], effect: 'review', mode: 'observe' },
      { ruleId: RULES[2], effect: 'deny', mode: 'observe' },
    ];
    const action = { agent_id: agentId, command, decision: 'review', matched: JSON.stringify(matched) };
    await fixture.insert('reviews', {
      action_id: await fixture.addAction(action),
      agent_id: agentId,
      tool: 'shell',
      command,
      command_hash: 'h',
      policy_version: 1,
      held_at: new Date(),
      expires_at: new Date(Date.now() + 600_000),
    });
    const { body } = await call(gateway, 'GET', '/v1/reviews?status=held', { token });
    expect(body.items).toMatchObject([
      { command, agentName: 'courier', ruleIds: [RULES[0]], identicalHeld: 1 },
    ]);
    const [shown] = body.items as unknown as readonly { readonly skeleton: string }[];
    expect(shown?.skeleton).toContain('systemctl stop');
    expect(shown?.skeleton).not.toContain('7');
  });
});
