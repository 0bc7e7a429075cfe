import { linkTo } from '../page/route.js';

/** The screens of what events are about, by what their actions begin with. */
const SCREENS: Readonly<Record<string, string>> = {
  suggestion: 'suggestions',
  version: 'versions',
  agent: 'agents',
  action: 'telemetry',
  review: 'telemetry',
  training: 'trainings',
};

/** The address of what an event is about; null where there is no screen for it. */
export function subjectLink(action: string, subject: string | null): string | null {
  const screen = new Map(Object.entries(SCREENS)).get(action.split('.')[0] ?? '');
  return screen === undefined || subject === null ? null : linkTo(screen, subject);
}
