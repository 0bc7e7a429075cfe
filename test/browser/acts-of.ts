/** The ids of what is acted on. */
export interface Subjects {
  readonly suggestionId: string;
  readonly agentId: string;
  readonly actionId: string;
}

/** Something that a button does. */
export interface Act {
  /** The screen where a button does it. */
  readonly place: string;
  readonly name: string | RegExp;
  /** What the button has the page ask of the gateway. */
  readonly call: readonly [method: string, path: string, body: unknown];
}

/** What only those may do who are more than viewers. */
export function actsOf({ suggestionId, agentId, actionId }: Subjects): readonly Act[] {
  const suggestion = `suggestions/${suggestionId}`;
  const typed = (confirmation: string) => ({ confirmation, comment: 'x' });
  const diff = { add: [{ pattern: '^x', effect: 'deny' }] };
  return [
    { place: suggestion, name: /^Apply/, call: ['POST', `/v1/${suggestion}/apply`, typed('APPLY')] },
    { place: suggestion, name: /^Reject/, call: ['POST', `/v1/${suggestion}/reject`, { comment: 'x' }] },
    { place: suggestion, name: /^Edit/, call: ['POST', '/v1/suggestions', { diff }] },
    { place: 'versions/2', name: /^Roll back/, call: ['POST', '/v1/versions/2/rollback', typed('ROLLBACK')] },
    { place: 'versions/2', name: /^Restore/, call: ['POST', '/v1/versions/2/restore', typed('RESTORE')] },
    { place: 'trainings', name: /^Start a run/, call: ['POST', '/v1/trainings', {}] },
    { place: 'reviews', name: /^Allow/, call: ['POST', `/v1/reviews/${actionId}`, { verdict: 'allow' }] },
    { place: 'reviews', name: /^Deny/, call: ['POST', `/v1/reviews/${actionId}`, { verdict: 'deny' }] },
    {
      place: `agents/${agentId}`,
      name: /^Quarantine/,
      call: ['PUT', `/v1/agents/${agentId}/quarantine`, { reason: 'x' }],
    },
    { place: '', name: /lockdown/, call: ['PUT', '/v1/lockdown', { reason: 'x' }] },
    { place: 'telemetry', name: /^Import/, call: ['POST', '/v1/actions/import', 'command\nls'] },
    {
      place: `telemetry/${actionId}`,
      name: 'unsafe',
      call: ['PUT', `/v1/actions/${actionId}/label`, { label: 'unsafe' }],
    },
  ];
}
