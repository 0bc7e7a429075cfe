import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Needs } from '@bylaw/platform';
import { fileRules } from '@bylaw/policy';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers.js';
import { PolicyCache } from '../rules/policy-cache.js';
import { writeYaml } from '../yaml/write-yaml.js';

/** The policy as a file, for repositories to hold. */
@ApiTags('rules')
@Controller('v1/policy')
export class PolicyFileController {
  constructor(@Inject(PolicyCache) private readonly policies: PolicyCache) {}

  @Get('export')
  @Needs('viewer')
  @Header('content-type', 'application/yaml; charset=utf-8')
  @ApiProduces('application/yaml')
  @Answers(
    'Export the whole policy as YAML',
    200,
    '`rules:`, each with `key`, `effect`, `pattern` and what is not a default of `tool`, `target`, `mode`, `locked`, `score`, ' +
      '`reason`. The same rules give the same bytes. The header `bylaw-policy-version` has the version.',
  )
  async export(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { version, rules } = await this.policies.snapshot();
    void reply
      .header('content-disposition', 'attachment; filename="bylaw-policy.yaml"')
      .header('bylaw-policy-version', String(version));
    return writeYaml('rules', fileRules(rules));
  }
}
