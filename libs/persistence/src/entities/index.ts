import { RuleEntity } from './rule-entity.js';
import { RuleSpanEntity } from './rule-span-entity.js';
import { PolicyVersionEntity } from './policy-version-entity.js';
import { SuggestionEntity } from './suggestion-entity.js';
import { PinnedCaseEntity } from './pinned-case-entity.js';
import { AuditEventEntity } from './audit-event-entity.js';
import { AgentEntity } from './agent-entity.js';
import { TokenEntity } from './token-entity.js';
import { ReviewEntity } from './review-entity.js';
import { HubEntity } from './hub-entity.js';
import { TrainingRunEntity } from './training-run-entity.js';

/** Every entity, for the data source. Actions, outcomes and labels are written and read in bulk, by SQL. */
export const ENTITIES = [
  RuleEntity,
  RuleSpanEntity,
  PolicyVersionEntity,
  SuggestionEntity,
  PinnedCaseEntity,
  AuditEventEntity,
  AgentEntity,
  TokenEntity,
  ReviewEntity,
  HubEntity,
  TrainingRunEntity,
];
