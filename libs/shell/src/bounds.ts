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

/** How many words the braces of one word may expand to, and of how many pieces in all. */
export const MAX_BRACE_WORDS = 1_024;
export const MAX_BRACE_TEXT = 8_192;

/** How many groups and subshells may be open at a time. */
export const MAX_OPEN_GROUPS = 256;

/** How many values of one variable are followed, and how long they may be with their forms, in code units. */
export const MAX_VALUES = 4;
export const MAX_VALUE_LENGTH = 8_192;

/** In how many ways the variables of one command are combined. */
export const MAX_COMBINATIONS = 8;

/** How many scripts and commands are looked into for one line, and how much text they may be in all, in code units. */
export const MAX_STEPS = 4_096;
export const MAX_SCRIPT_TEXT = 393_216;
