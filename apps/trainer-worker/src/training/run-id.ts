/** Is this the id of a run's job? Ids of shards are longer, those of schedulers' jobs have colons. */
export function isRunId(jobId: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(jobId);
}
