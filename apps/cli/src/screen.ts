import { SingleBar } from 'cli-progress';

const PLAIN_EVERY_MS = 2_000;

/** A piece of work whose progress is shown. */
export interface ProgressLine {
  update(done: number, total: number): void;
  end(): void;
  /** Ends it where it is, for what broke off. Does nothing after `end`. */
  stop(): void;
}

/** What the person at the terminal sees. Off a terminal there are plain lines only. */
export class Screen {
  private steps = 0;

  constructor(private readonly output: NodeJS.WriteStream) {}

  /** Columns for text. */
  get width(): number {
    return this.output.isTTY ? Math.max(40, this.output.columns - 1) : 110;
  }

  /** The next step of the story. */
  step(title: string): void {
    this.steps += 1;
    this.say(`\n${this.steps}. ${title}`);
  }

  say(line: string): void {
    this.output.write(`${line}\n`);
  }

  /** Shows work that goes on: a bar on a terminal, a line now and then elsewhere. */
  progress(title: string): ProgressLine {
    return this.output.isTTY ? this.bar(title) : this.plainProgress(title);
  }

  private bar(title: string): ProgressLine {
    const bar = new SingleBar({
      format: `   ${title} {bar} {percentage} %`,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 30,
      // Ctrl-C ends the program at once, whatever it does: nothing may have to be put right then.
      hideCursor: false,
      linewrap: true,
      stream: this.output,
    });
    bar.start(1, 0);
    return {
      update: (done, total) => {
        bar.setTotal(Math.max(total, 1));
        bar.update(done);
      },
      end: () => {
        bar.update(bar.getTotal());
        bar.stop();
      },
      stop: () => {
        bar.stop();
      },
    };
  }

  private plainProgress(title: string): ProgressLine {
    let shownAt = Date.now();
    this.say(`   ${title} …`);
    return {
      update: (done, total) => {
        if (Date.now() - shownAt < PLAIN_EVERY_MS) return;
        shownAt = Date.now();
        this.say(`   ${title} … ${Math.floor((100 * done) / Math.max(total, 1))} %`);
      },
      end: () => undefined,
      stop: () => undefined,
    };
  }
}
