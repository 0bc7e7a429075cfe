import { DEFAULT_SHELL_TOOLS, commandText } from '@bylaw/policy';
import { canonicalForms, type Form } from '@bylaw/shell';
import type { SeenForms } from './labelled-action.js';

/**
 * What a rule with the target `command` is matched against, from the same functions that the matcher uses: the canonical
 * forms of a shell tool's command line, the text as sent of any other tool. An action that can't be written as text (its
 * arguments are no JSON) is seen by no rule, and teaches nothing.
 */
export function seenForms(shellTools: readonly string[] = DEFAULT_SHELL_TOOLS): SeenForms {
  const shell = new Set(shellTools);
  return (action): readonly Form[] => {
    let text: string;
    try {
      text = commandText(action, shellTools);
    } catch {
      return [];
    }
    return shell.has(action.tool) ? canonicalForms(text).forms : [{ text, kind: 'command' }];
  };
}
