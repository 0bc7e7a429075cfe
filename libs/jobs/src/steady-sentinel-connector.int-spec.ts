import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { SentinelConnector } from 'ioredis';
import { SteadySentinelConnector } from './steady-sentinel-connector.js';

/** What listens to the sentinels of the connection before, until it is told that it is over. */
class Listener {
  private isOver = false;

  constructor(private readonly connector: SentinelConnector) {}

  cleanup(): void {
    this.isOver = true;
  }

  /** A sentinel says that there is another primary. */
  hear(): void {
    if (!this.isOver) this.connector.disconnect();
  }
}

describe('a connector to the primary that sentinels name', () => {
  let server: Server;
  let port: number;

  beforeAll(async () => {
    // A sentinel that names itself as the primary.
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        for (const command of data
          .toString()
          .split(/\*\d+\r\n/)
          .slice(1)) {
          const address = ['127.0.0.1', String(port)]
            .map((text) => `$${text.length}\r\n${text}\r\n`)
            .join('');
          if (command.includes('get-master-addr')) socket.write(`*2\r\n${address}`);
          else socket.write(command.includes('sentinels') ? '*0\r\n' : '+OK\r\n');
        }
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.close();
  });

  async function connecting(Connector: typeof SentinelConnector): Promise<string> {
    const sentinels = [{ host: '127.0.0.1', port }];
    const connector = new Connector({ sentinels, name: 'bylaw', role: 'master', disconnectTimeout: 200 });
    const before = new Listener(connector);
    Object.assign(connector, { failoverDetector: before });
    const connected = connector.connect(() => undefined);
    before.hear();
    const told = await connected.then(
      () => 'connected',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    connector.disconnect();
    return told;
  }

  it('goes on when the word of another primary comes while it is being made', async () => {
    expect(await connecting(SteadySentinelConnector)).toBe('connected');
  });

  it('is needed as long as the one of ioredis ends for good', async () => {
    expect(await connecting(SentinelConnector)).toBe('Connection is closed.');
  });
});
