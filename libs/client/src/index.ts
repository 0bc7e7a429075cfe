/** What agents embed: the hub's API, a guard that fails closed, and decisions in the agent's own process. */
export { HubClient, type FetchedPolicy, type HubClientOptions, type OwnAction } from './hub-client.js';
export { HubError } from './hub-error.js';
export { guard, type GuardVerdict } from './guard.js';
export { ActionDenied, guarded } from './guarded.js';
export { PolicyMirror, type PolicyMirrorOptions } from './policy-mirror.js';
