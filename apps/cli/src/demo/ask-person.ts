import { createInterface } from 'node:readline/promises';

/** Asks the person at the terminal for a line; undefined when nobody is there to answer. */
export async function askPerson(question: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const nobody = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
  try {
    return (await Promise.race([terminal.question(question), nobody]))?.trim();
  } finally {
    terminal.close();
    // What is typed at a terminal ends the line by itself.
    if (!process.stdin.isTTY) process.stdout.write('\n');
    // A terminal or a pipe would keep the process; a file, such as /dev/null, does not.
    if ('unref' in process.stdin) process.stdin.unref();
  }
}
