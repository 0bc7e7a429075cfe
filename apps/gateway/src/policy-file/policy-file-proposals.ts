import { Inject, Injectable } from '@nestjs/common';
import {
  DomainError,
  LIMITS,
  PolicyFileRequest,
  type OperatorPrincipal,
  type ProposeQuery,
  type ProposeResult,
} from '@bylaw/contracts';
import { checkBody, NEW_ID, type NewId } from '@bylaw/platform';
import { policyDifference, type FileRule, type PolicyDifference } from '@bylaw/policy';
import { CommandClient } from '../commands/command-client.js';
import { PolicyCache } from '../rules/policy-cache.js';
import type { YamlText } from '../yaml/accept-yaml.js';
import { readYaml, type YamlShape } from '../yaml/read-yaml.js';
import { asOfFile } from './as-of-file.js';

const SHAPE: YamlShape = {
  list: 'rules',
  fields: ['key', 'effect', 'pattern', 'tool', 'target', 'mode', 'locked', 'score', 'reason'],
};
/** The policy may move while its difference from a file is made; each time it is made again. */
const ATTEMPTS = 3;

/** What is proposed, and by whom. */
interface FileProposal {
  readonly rules: readonly FileRule[];
  readonly query: ProposeQuery;
  readonly principal: OperatorPrincipal;
}

/** Proposes what a whole policy in a file would change of the current one. Nothing is applied by that (I1). */
@Injectable()
export class PolicyFileProposals {
  constructor(
    @Inject(PolicyCache) private readonly policies: PolicyCache,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /**
   * Makes a suggestion of the difference, or finds the pending one. A refusal is on record (I6), but for that of a file that
   * says what the policy is already: nothing was attempted then.
   * @throws DomainError of what is wrong with the file, `policy_unchanged`, `policy_moved`, and what any proposal is refused
   *   with
   */
  async propose(
    { text }: YamlText,
    query: ProposeQuery,
    principal: OperatorPrincipal,
  ): Promise<ProposeResult> {
    const rules = await this.recording(principal, async () => rulesOf(text));
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.proposeOnce({ rules, query, principal });
      } catch (error) {
        const moved = error instanceof DomainError && error.code === 'policy_moved';
        if (!moved || query.baseVersion !== undefined || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async proposeOnce({ rules, query, principal }: FileProposal): Promise<ProposeResult> {
    const { version, rules: current } = await this.policies.snapshot();
    const difference = policyDifference(current, rules);
    const { add, remove, changed, unchanged } = difference;
    if (add.length === 0 && remove.length === 0) {
      throw new DomainError('policy_unchanged', `The policy, at version ${version}, is what the file says`);
    }
    await this.recording(principal, async () => assertProposable(difference, version, query));
    const meta = { proposed_by: 'operator', source: 'file', changed, unchanged };
    const fields = { suggestionId: this.newId(), diff: { add: [...add], remove: [...remove], meta } };
    try {
      return await this.commands.execute('propose', principal, {
        ...fields,
        comment: query.comment ?? null,
        baseVersion: version,
      });
    } catch (error) {
      throw error instanceof DomainError ? asOfFile(error, difference.addedFrom) : error;
    }
  }

  private async recording<T>(principal: OperatorPrincipal, work: () => Promise<T>): Promise<T> {
    return this.commands.recordingRefusal(principal, 'suggestion.propose', work);
  }
}

/** @throws DomainError that names each place that is wrong */
async function rulesOf(text: string): Promise<readonly FileRule[]> {
  const { rules } = (await checkBody(PolicyFileRequest, readYaml(text, SHAPE))) as PolicyFileRequest;
  const firsts = new Map<string, number>();
  for (const [index, { key }] of rules.entries()) {
    if (typeof key !== 'string') continue;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, index);
    else {
      const [path, message] = [`rules[${index}].key`, `is the key of rules[${first}] too`];
      throw new DomainError('validation_failed', `${path} ${message}`, [{ path, message }]);
    }
  }
  return rules;
}

function assertProposable(
  { add, remove }: PolicyDifference,
  version: number,
  { baseVersion }: ProposeQuery,
): void {
  if (baseVersion !== undefined && baseVersion !== version) {
    const detail = `The file was made from version ${baseVersion}, and the policy is at version ${version}`;
    throw new DomainError('policy_moved', detail);
  }
  if (add.length <= LIMITS.diffRules && remove.length <= LIMITS.diffRules) return;
  const detail = `The file adds ${add.length} rules and removes ${remove.length}; one suggestion can do ${LIMITS.diffRules} of each`;
  throw new DomainError('payload_too_large', detail);
}
