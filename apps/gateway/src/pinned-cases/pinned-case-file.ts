import { Inject, Injectable } from '@nestjs/common';
import {
  PinnedCasesFileRequest,
  type OperatorPrincipal,
  type PinnedCaseResponse,
  type PinnedImportResult,
} from '@bylaw/contracts';
import { PinnedCaseReader } from '@bylaw/persistence';
import { checkBody, NEW_ID, type NewId } from '@bylaw/platform';
import { CommandClient } from '../commands/command-client.js';
import { readYaml, type YamlShape } from '../yaml/read-yaml.js';
import { writeYaml } from '../yaml/write-yaml.js';

const SHAPE: YamlShape = { list: 'cases', fields: ['expect', 'command', 'tool', 'args', 'comment'] };
const DEFAULT_TOOL = 'shell';

/** Pinned cases as a file of YAML, both ways. */
@Injectable()
export class PinnedCaseFile {
  constructor(
    @Inject(PinnedCaseReader) private readonly cases: PinnedCaseReader,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** All cases, in an order that depends on nothing but what they say: the same cases, the same bytes. */
  async export(): Promise<string> {
    const all = await this.cases.all();
    const keyed = all.map((pinned) => ({ pinned: inFile(pinned), key: orderOf(pinned) }));
    keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    return writeYaml(
      'cases',
      keyed.map(({ pinned }) => pinned),
    );
  }

  /**
   * Has all cases of a file pinned, or none.
   * @throws DomainError of what is wrong with the file, which is on record (I6), and `pinned_case_broken`
   */
  async import(text: string, principal: OperatorPrincipal): Promise<PinnedImportResult> {
    const { cases } = await this.commands.recordingRefusal(
      principal,
      'pinned-case.import',
      async () => (await checkBody(PinnedCasesFileRequest, readYaml(text, SHAPE))) as PinnedCasesFileRequest,
    );
    const imported = cases.map(({ tool, command, args, expect, comment }) => ({
      ...{ caseId: this.newId(), tool: tool ?? DEFAULT_TOOL, command, args: args ?? null, expect },
      comment: comment ?? null,
    }));
    return this.commands.execute('import-pinned-cases', principal, { cases: imported });
  }
}

function inFile({ expect, command, tool, args, comment }: PinnedCaseResponse): object {
  return {
    expect,
    command,
    ...(tool === DEFAULT_TOOL ? {} : { tool }),
    ...(args === null ? {} : { args }),
    ...(comment === null || comment === '' ? {} : { comment }),
  };
}

function orderOf({ expect, tool, command, args, comment }: PinnedCaseResponse): string {
  return JSON.stringify([expect, tool, command, args, comment]);
}
