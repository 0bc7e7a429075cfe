import { lazy, type ComponentType } from 'react';
import type { Role } from '../gateway/wire.js';

/** A screen of the console, loaded when it is first shown. */
export interface Screen {
  readonly title: string;
  /** It is of no use to those below this role: they are not shown the way. */
  readonly needs?: Role;
  readonly list: ComponentType;
  readonly detail?: ComponentType<{ readonly id: string }>;
}

/** The screens, in the order of the navigation, by the name that the address has for them. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  '': {
    title: 'Overview',
    list: lazy(async () => ({ default: (await import('../overview/overview-screen.js')).OverviewScreen })),
  },
  suggestions: {
    title: 'Suggestions',
    list: lazy(async () => ({
      default: (await import('../suggestions/suggestions-screen.js')).SuggestionsScreen,
    })),
    detail: lazy(async () => ({
      default: (await import('../suggestions/suggestion-screen.js')).SuggestionScreen,
    })),
  },
  reviews: {
    title: 'Reviews',
    list: lazy(async () => ({ default: (await import('../reviews/reviews-screen.js')).ReviewsScreen })),
  },
  telemetry: {
    title: 'Telemetry',
    list: lazy(async () => ({ default: (await import('../telemetry/telemetry-screen.js')).TelemetryScreen })),
  },
  agents: {
    title: 'Agents',
    list: lazy(async () => ({ default: (await import('../agents/agents-screen.js')).AgentsScreen })),
    detail: lazy(async () => ({ default: (await import('../agents/agent-screen.js')).AgentScreen })),
  },
  rules: {
    title: 'Rules',
    list: lazy(async () => ({ default: (await import('../rules/rules-screen.js')).RulesScreen })),
  },
  try: {
    title: 'Try a command',
    list: lazy(async () => ({ default: (await import('../explanations/try-screen.js')).TryScreen })),
  },
  versions: {
    title: 'Versions',
    list: lazy(async () => ({ default: (await import('../versions/versions-screen.js')).VersionsScreen })),
    detail: lazy(async () => ({ default: (await import('../versions/version-screen.js')).VersionScreen })),
  },
  'pinned-cases': {
    title: 'Pinned cases',
    list: lazy(async () => ({
      default: (await import('../pinned-cases/pinned-cases-screen.js')).PinnedCasesScreen,
    })),
  },
  trainings: {
    title: 'Training',
    list: lazy(async () => ({ default: (await import('../trainings/trainings-screen.js')).TrainingsScreen })),
    detail: lazy(async () => ({ default: (await import('../trainings/training-screen.js')).TrainingScreen })),
  },
  audit: {
    title: 'Audit',
    list: lazy(async () => ({ default: (await import('../audit/audit-screen.js')).AuditScreen })),
  },
  lockdown: {
    title: 'Lockdown',
    list: lazy(async () => ({ default: (await import('../lockdown/lockdown-screen.js')).LockdownScreen })),
  },
  'dead-jobs': {
    title: 'Dead jobs',
    needs: 'admin',
    list: lazy(async () => ({ default: (await import('../dead-jobs/dead-jobs-screen.js')).DeadJobsScreen })),
  },
  tokens: {
    title: 'Tokens',
    needs: 'admin',
    list: lazy(async () => ({ default: (await import('../tokens/tokens-screen.js')).TokensScreen })),
  },
};
