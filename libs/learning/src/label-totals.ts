import type { LearningSettings } from './learning-settings.js';
import type { TrainingRefusal } from './training-outcome.js';

/** How many labelled actions a run had, as its first pass counted them. */
export interface LabelTotals {
  readonly safeActions: number;
  readonly unsafeActions: number;
}

/** Why nothing can be learned from so few labels, or from one class alone; nothing when it can. */
export function refusalOf(totals: LabelTotals, settings: LearningSettings): TrainingRefusal | undefined {
  const { safeActions, unsafeActions } = totals;
  const labelled = safeActions + unsafeActions;
  if (labelled < settings.minActions)
    return {
      status: 'failed',
      code: 'too_few_labels',
      message: `Too few labelled actions: ${labelled}, and training needs at least ${settings.minActions}. Label actions, import labelled telemetry, or choose a longer time.`,
    };
  if (safeActions > 0 && unsafeActions > 0) return undefined;
  const [present, missing] = unsafeActions === 0 ? ['safe', 'unsafe'] : ['unsafe', 'safe'];
  return {
    status: 'failed',
    code: 'one_class_only',
    message: `All ${labelled} labelled actions are ${present}: training needs both classes, and there is no ${missing} action.`,
  };
}
