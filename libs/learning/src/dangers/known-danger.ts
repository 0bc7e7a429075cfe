/**
 * A kind of danger that the field knows, as a hypothesis: its parts are proposed as one rule only when the telemetry
 * supports the kind, and each part only as long as safe telemetry does not speak against it.
 */
export interface KnownDanger {
  /** What such a command does, as a reason reads: “hides the shell history”. */
  readonly name: string;
  /** Patterns over canonical forms, RE2 syntax, each acceptable to the policy by itself. */
  readonly parts: readonly string[];
}

/** A shell's name, in a pattern. */
export const SHELL = '(?:ba|z|da|k|a|fi|tc|c)?sh';
/** The end of a pipe into a shell, in a pattern. */
export const INTO_SHELL = `\\| (?:sudo )?(?:/bin/)?${SHELL}(?: |$)`;
/** The device of a whole disk or of a part of it, in a pattern. */
export const DISK = '/dev/(?:[shv]d[a-z]|xvd[a-z]|nvme\\d|mmcblk\\d|r?disk\\d)';
/** A folder that the system is made of, in a pattern. */
export const SYSTEM_FOLDER =
  '/(?:etc|usr|var|bin|sbin|lib|lib64|boot|home|root|opt|srv|dev|sys|Users|System|Library)';
