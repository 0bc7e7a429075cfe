/** The apps of a running system, in the order in which they are stopped: those that take requests first. */
export const APP_NAMES = ['gateway', 'agent-hub', 'trainer-worker', 'policy-worker'] as const;

export type AppName = (typeof APP_NAMES)[number];
