const SHAPE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Can it be the id of an agent? */
export function isAgentId(text: string): boolean {
  return SHAPE.test(text);
}
