import type { LearningSettings } from '../learning-settings.js';
import type { Part, VerifiedPattern } from './verified-pattern.js';

/** What judging looks at. */
export interface Judging {
  readonly patterns: readonly VerifiedPattern[];
  readonly part: Part;
  readonly large: boolean;
  /** Share of unsafe among the distinct commands. */
  readonly baseRate: number;
  /** Agents with unsafe commands, in all. */
  readonly agents: number;
  /** Candidates that were tried. */
  readonly tried: number;
  readonly settings: LearningSettings;
}
