/** The longest line that is parsed, in UTF-16 code units. */
export const MAX_LINE_LENGTH = 131_072;

/** How deep substitutions, `sh -c` scripts and wrappers may nest. */
export const MAX_DEPTH = 16;

/** How many simple commands a line may run. */
export const MAX_COMMANDS = 1_000;

/** How much canonical text a line may become, in code units, so that matching it stays cheap. */
export const MAX_FORM_TEXT = 524_288;

/** How much of a long command its rewritten flag groups repeat, in code units. */
export const MAX_REORDERED_LENGTH = 8_192;
