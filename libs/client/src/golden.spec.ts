import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { goldenSuites, type GoldenSuite } from '@bylaw/testing';
import { HubClient } from './hub-client.js';
import { PolicyMirror } from './policy-mirror.js';

/** What a hub says on the wire, to an agent that may be in quarantine. */
async function serve({ policy }: GoldenSuite, quarantined: boolean): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/v1/policy/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
      return;
    }
    const body = request.url === '/v1/policy' ? policy : { policyVersion: policy.version, quarantined };
    response
      .writeHead(200, { 'content-type': 'application/json', etag: `"v${policy.version}"` })
      .end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe.each(goldenSuites().map((suite) => [suite.suite, suite] as const))(
  'golden cases, decided in the agent’s process: %s',
  (_, suite) => {
    const standings = new Set(suite.cases.map(({ quarantined }) => quarantined));

    describe.each([...standings])('in quarantine: %s', (quarantined) => {
      const cases = suite.cases.filter((golden) => golden.quarantined === quarantined);
      let server: Server;
      let mirror: PolicyMirror;

      beforeAll(async () => {
        server = await serve(suite, quarantined);
        const { port } = server.address() as AddressInfo;
        const client = new HubClient({ hubUrl: `http://127.0.0.1:${port}`, token: 't' });
        mirror = new PolicyMirror({ client, settings: suite.settings, staleMs: 60_000 });
        await mirror.start();
      });
      afterAll(() => {
        mirror.stop();
        server.closeAllConnections();
        server.close();
      });

      it('answers as they say', () => {
        const answers = cases.map(({ action, by, matched }) => {
          const { decision, unparsed, policyVersion, reason, matched: found } = mirror.decide(action);
          const names = by !== null && reason.includes(`rule ${by}`) ? by : null;
          const ids = matched && found.map(({ ruleId }) => ruleId);
          return { decision, unparsed, policyVersion, by: names, matched: ids };
        });
        expect(answers).toEqual(
          cases.map(({ expect: decision, unparsed, by, matched }) => {
            return { decision, unparsed, policyVersion: 7, by, matched };
          }),
        );
      });

      it('denies all of them once it no longer follows the hub (I9)', () => {
        mirror.stop();
        const decisions = cases.map(({ action }) => mirror.decide(action).decision);
        expect(decisions).toEqual(cases.map(() => 'deny'));
      });
    });
  },
);
