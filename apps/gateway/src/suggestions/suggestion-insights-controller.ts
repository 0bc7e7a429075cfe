import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  PinnedForecastResponse,
  RuleSamplesResponse,
  SuggestionCountsResponse,
  type SuggestionResponse,
} from '@bylaw/contracts';
import { SuggestionReader } from '@bylaw/persistence';
import { IdPipe, Needs } from '@bylaw/platform';
import { Answers } from '../answers.js';
import { PinnedCaseForecast } from '../pinned-cases/pinned-case-forecast.js';
import { proposedRules } from './proposed-rules.js';
import { ShownSuggestions } from './shown-suggestions.js';
import { SuggestionSamples } from './suggestion-samples.js';

/** What helps people to decide on suggestions, worked out when it is asked for. */
@ApiTags('suggestions')
@Controller('v1/suggestions')
export class SuggestionInsightsController {
  constructor(
    @Inject(SuggestionReader) private readonly reader: SuggestionReader,
    @Inject(ShownSuggestions) private readonly suggestions: ShownSuggestions,
    @Inject(SuggestionSamples) private readonly found: SuggestionSamples,
    @Inject(PinnedCaseForecast) private readonly forecast: PinnedCaseForecast,
  ) {}

  @Get('counts')
  @Needs('viewer')
  @Answers('Count suggestions by status', 200, 'A number by each status.', SuggestionCountsResponse)
  async counts(): Promise<SuggestionCountsResponse> {
    return this.reader.counts();
  }

  @Get(':id/samples')
  @Needs('viewer')
  @Answers(
    'See what of the commands in its evidence and replay a suggestion’s rules match',
    200,
    '`{items: [{rule, command, form, start, end}]}`: the characters of `form` from `start` to before `end`, in UTF-16 code units; of 2,000 commands at most.',
    RuleSamplesResponse,
  )
  async samples(@Param('id', IdPipe) id: string): Promise<RuleSamplesResponse> {
    return { items: await this.found.of(await this.suggestions.get(id)) };
  }

  @Get(':id/pinned-cases')
  @Needs('viewer')
  @Answers(
    'See which pinned cases a suggestion would break, were it applied now',
    200,
    '`{version, checked, broken: [{case, decision, reason, rules}]}`.',
    PinnedForecastResponse,
  )
  async pinnedCases(@Param('id', IdPipe) id: string): Promise<PinnedForecastResponse> {
    const suggestion: SuggestionResponse = await this.suggestions.get(id);
    const removed = new Set(suggestion.diff.remove);
    return this.forecast.of(({ version, rules }) => ({
      version: version + 1,
      rules: [...rules.filter((rule) => !removed.has(rule.id)), ...proposedRules(suggestion, version + 1)],
    }));
  }
}
