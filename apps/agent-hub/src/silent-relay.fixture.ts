import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A way to a server that can fall silent, as a network does that drops packets: connections stay open, and nothing comes out of
 * them. What was connected while it was silent never works again; nobody is told.
 */
export class SilentRelay {
  private isSilent = false;
  private readonly alive = new Set<{ isDead: boolean; readonly sockets: readonly Socket[] }>();

  private constructor(
    private readonly server: Server,
    private readonly to: number,
  ) {}

  static async to(port: number): Promise<SilentRelay> {
    const relay = new SilentRelay(
      createServer((socket) => relay.join(socket)),
      port,
    );
    relay.server.listen(0, '127.0.0.1');
    await once(relay.server, 'listening');
    return relay;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  fallSilent(): void {
    this.isSilent = true;
    for (const road of this.alive) road.isDead = true;
  }

  /** From now on new connections work. */
  speakAgain(): void {
    this.isSilent = false;
  }

  close(): void {
    this.server.close();
    for (const { sockets } of this.alive) for (const socket of sockets) socket.destroy();
  }

  private join(near: Socket): void {
    const far = connect(this.to, '127.0.0.1');
    const road = { isDead: this.isSilent, sockets: [near, far] };
    this.alive.add(road);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', () => undefined);
      from.on('data', (data: Buffer) => road.isDead || to.write(data));
      from.on('close', () => {
        // The end of a connection is a packet, too.
        if (road.isDead && from === far) return;
        to.destroy();
        this.alive.delete(road);
      });
    }
  }
}
