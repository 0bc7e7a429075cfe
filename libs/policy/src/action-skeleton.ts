import type { PolicyAction } from './action.js';
import { skeletonOf } from './command-skeleton.js';
import type { PolicySettings } from './decision.js';
import { readAction } from './read-action.js';

/**
 * What is left of an action without names, numbers and paths: actions that do the same to other things share it. An action that
 * can't be read is its tool.
 */
export function actionSkeleton(action: PolicyAction, settings: PolicySettings): string {
  try {
    return skeletonOf(readAction(action, settings));
  } catch {
    return action.tool;
  }
}
