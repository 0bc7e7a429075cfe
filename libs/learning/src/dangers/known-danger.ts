/**
 * A kind of danger that the field knows, as a hypothesis: its parts are proposed as one rule only when the telemetry
 * supports the kind, and each part only as long as safe telemetry does not speak against it. Parts are small, so that what
 * a fleet does every day takes no more out of a kind than itself.
 */
export interface KnownDanger {
  /** What such a command does, as a reason reads: “hides the shell history”. */
  readonly name: string;
  /** Its parts, each acceptable to the policy by itself. */
  readonly parts: readonly DangerPart[];
}

/**
 * A pattern over canonical forms, RE2 syntax. Of three, the first and the last are a beginning and an end that several parts
 * share, so that a rule of them says these once.
 */
export type DangerPart = string | readonly [head: string, rest: string, tail: string];

/** The pattern of a part by itself. */
export function partPattern(part: DangerPart): string {
  return anyOf([part]);
}

/** One pattern that matches what any of the parts matches. */
export function anyOf(parts: readonly DangerPart[]): string {
  const framed = new Map<string, string[]>();
  for (const part of parts) {
    const [head, rest, tail] = typeof part === 'string' ? ['', part, ''] : part;
    const frame = JSON.stringify([head, tail]);
    framed.set(frame, [...(framed.get(frame) ?? []), rest]);
  }
  return [...framed]
    .map(([frame, rests]) => {
      const [head, tail] = JSON.parse(frame) as [string, string];
      return head + tail === '' ? rests.join('|') : `${head}(?:${rests.join('|')})${tail}`;
    })
    .join('|');
}

/** A shell's name, in a pattern. */
export const SHELL = '(?:ba|z|da|k|a|fi|tc|c)?sh';
/** The end of a pipe into a shell, in a pattern. */
export const INTO_SHELL = `\\| (?:sudo )?(?:/bin/)?${SHELL}(?: |$)`;
/** The rest of a simple command behind the start of its last argument, in a pattern: what is written to, not read from. */
export const DESTINATION_END = '\\S*(?: \\d?[<>]|$)';
/** The device of a whole disk or of a part of it, in a pattern. */
export const DISK = '/dev/(?:[shv]d[a-z]|xvd[a-z]|nvme\\d|mmcblk\\d|r?disk\\d)';
/** A folder that the system is made of, in a pattern. */
export const SYSTEM_FOLDER =
  '/(?:etc|usr|var|bin|sbin|lib|lib64|boot|home|root|opt|srv|dev|sys|Users|System|Library)';
