import type { RunState } from '../run-state.js';
import type { Screen } from '../screen.js';
import { SimulatedAgent, type Asked, type KnownCommand } from './simulated-agent.js';

const NAMES = ['builder', 'reviewer', 'deployer', 'researcher', 'janitor'];

/** Five agents, spread over the hubs, who share out the commands among them. */
export class SimulatedFleet {
  private constructor(private readonly agents: readonly SimulatedAgent[]) {}

  static async register({ hubUrls, enrolmentToken }: RunState): Promise<SimulatedFleet> {
    const agents = await Promise.all(
      NAMES.map((name, index) =>
        SimulatedAgent.register(hubUrls[index % hubUrls.length] ?? '', enrolmentToken, `Demo ${name}`),
      ),
    );
    return new SimulatedFleet(agents);
  }

  get size(): number {
    return this.agents.length;
  }

  /** Every command is asked about once, always by the same agent. */
  async ask(commands: readonly KnownCommand[], screen: Screen): Promise<Asked[]> {
    const progress = screen.progress('asking');
    let done = 0;
    const shares = await Promise.all(
      this.agents.map((agent, index) =>
        agent.askAll(
          commands.filter((_, position) => position % this.agents.length === index),
          () => progress.update((done += 1), commands.length),
        ),
      ),
    );
    progress.end();
    return shares.flat();
  }

  async leave(): Promise<void> {
    await Promise.all(this.agents.map((agent) => agent.leave()));
  }
}
