import type { SuggestionResponse } from '@bylaw/contracts';
import type { Api } from '../api.js';
import { CommandFailure } from '../command-failure.js';
import { OutputFile } from '../offline/output-file.js';
import { readText } from '../offline/text-file.js';

type Say = (line: string) => void;

/** How a policy is proposed. */
export interface ProposeOptions {
  readonly comment?: string;
  /** Refuse when the policy is at another version. */
  readonly baseVersion?: string;
}

/**
 * Writes what the gateway answers as YAML to a file, or says it.
 * @throws CommandFailure with what the gateway says, or why the file can't be written
 */
export async function exportYaml(api: Api, path: string, file: string | undefined, say: Say): Promise<void> {
  const output = file === undefined ? null : OutputFile.at(file, []);
  const text = await api.text(path);
  if (output === null) say(text.trimEnd());
  else output.write(text);
}

/**
 * `bylaw policy propose FILE`: makes a suggestion of what the file would change. It applies nothing (I1). That there is
 * nothing to change is no failure: a pipeline says so on most days.
 * @throws CommandFailure with what the gateway says, or that it doesn't answer
 */
export async function proposePolicy(
  gateway: { readonly api: Api; readonly url: string },
  file: string,
  { comment, baseVersion }: ProposeOptions,
  say: Say,
): Promise<void> {
  const query = new URLSearchParams();
  if (comment !== undefined) query.set('comment', comment);
  if (baseVersion !== undefined) query.set('baseVersion', baseVersion);
  const sent = gateway.api.sendYaml<SuggestionResponse>(`/v1/suggestions?${query}`, readText(file));
  const answer = await sent.catch((error: unknown) => {
    if (error instanceof CommandFailure && error.code === 'policy_unchanged') return null;
    throw error;
  });
  if (answer === null) {
    say('Nothing to propose: the policy is what the file says.');
    return;
  }
  if (answer.status === 202) {
    say('It takes long, and goes on; the suggestion will be in the console.');
    return;
  }
  const { id, diff } = answer.body;
  const what = `suggestion ${id}, which adds ${diff.add.length} rules and removes ${diff.remove.length}`;
  say(answer.status === 200 ? `Already pending: ${what}.` : `Proposed: ${what}.`);
  say(`Nothing is applied until a person types APPLY: ${new URL(`/#/suggestions/${id}`, gateway.url).href}`);
}
