/** One thing that an agent wants to do, as far as a decision depends on it. */
export interface PolicyAction {
  readonly tool: string;
  readonly command: string;
  /** Arguments: words for a shell tool, anything JSON for others. */
  readonly args?: readonly unknown[] | Readonly<Record<string, unknown>> | null;
}
