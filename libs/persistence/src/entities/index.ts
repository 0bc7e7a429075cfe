import { PolicyVersionEntity } from './policy-version-entity.js';
import { SuggestionEntity } from './suggestion-entity.js';
import { PinnedCaseEntity } from './pinned-case-entity.js';
import { ReviewEntity } from './review-entity.js';
import { TrainingRunEntity } from './training-run-entity.js';

/** What is read and written as entities. All else (rules, spans, actions, agents, tokens, the audit) goes in sets, by SQL. */
export const ENTITIES = [
  PolicyVersionEntity,
  SuggestionEntity,
  PinnedCaseEntity,
  ReviewEntity,
  TrainingRunEntity,
];
