import type { Text, TextContext } from './constant-text.js';
import type { Group, ParsedCommand, ParsedRedirection } from './script.js';

/** Where a coprocess reads: `${NAME[1]}`, also as a file of that descriptor. */
const INPUT = /\$\{\w+\[1\]\}$/;
/** What it costs to look at a command, in units of work. */
const EFFORT = 64;

type ReadOutput = (command: ParsedCommand) => Text | null;

/**
 * What the script around a coprocess sends to it, as far as that is known; never all of it, for which command runs when is
 * not followed. Null when nothing of it is known.
 */
export function sentText(group: Group, context: TextContext, outputOf: ReadOutput): Text | null {
  if (group.caller !== null) return null;
  const names = new Set<string>();
  let text = '';
  for (const item of group.items) {
    if (item.kind !== 'command') continue;
    context.spend(EFFORT);
    if (!sends(item, names, context)) continue;
    group.caller = item;
    try {
      text += outputOf(item)?.text ?? '';
    } finally {
      group.caller = null;
    }
    context.spend(text.length);
  }
  return text === '' ? null : { text, known: false };
}

/** Whether a command, or a group around it, writes to a coprocess; notes the other names of that descriptor. */
function sends(command: ParsedCommand, names: Set<string>, context: TextContext): boolean {
  const { redirections, words } = context.resolve(command);
  const all: ParsedRedirection[] = redirections.slice();
  for (let { group } = command; group; group = group.outer) {
    context.spend(EFFORT);
    for (const redirection of group.redirections) all.push(redirection);
  }
  const sending = all.filter(({ operator, target }) => operator.includes('>') && isInput(target.text, names));
  for (const { operator } of sending) {
    const [, name] = /^(\d+|\{\w+\})>/.exec(operator) ?? [];
    if (name !== undefined && name !== '1') names.add(name.replace(/^\{(\w+)\}$/, '$$$1'));
  }
  return sending.length > 0 || words.some(({ text }) => text.startsWith('/') && isInput(text, names));
}

function isInput(target: string, names: ReadonlySet<string>): boolean {
  if (INPUT.test(target)) return true;
  return (
    names.size > 0 &&
    names.has(target.replace(/^\/(?:dev|proc\/self)\/fd\//, '').replace(/^\$\{(\w+)\}$/, '$$$1'))
  );
}
