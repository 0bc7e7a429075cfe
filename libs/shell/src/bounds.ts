/** The longest line that is parsed, in UTF-16 code units. */
export const MAX_LINE_LENGTH = 131_072;

/** How deep substitutions, `sh -c` scripts and wrappers may nest. */
export const MAX_DEPTH = 16;

/** How many simple commands a line may run. */
export const MAX_COMMANDS = 1_000;

/** How much canonical text a line may become, in code units, so that matching it stays cheap. */
export const MAX_FORM_TEXT = 98_304;

/** How much of a long command its rewritten flag groups repeat, in code units. */
export const MAX_REORDERED_LENGTH = 8_192;

/** How many words the braces of one word may expand to, of how many pieces in all; how long such a word may be. */
export const MAX_BRACE_WORDS = 1_024;
export const MAX_BRACE_PIECES = 8_192;
export const MAX_BRACE_TEXT = 8_192;

/** How many calls of functions are followed in one line. */
export const MAX_CALLS = 32;

/** How many groups and subshells may be open at a time. */
export const MAX_OPEN_GROUPS = 256;

/** How many values of one variable are followed, and how long they may be with their forms, in code units. */
export const MAX_VALUES = 4;
export const MAX_VALUE_LENGTH = 8_192;

/** How many elements of an array are followed. */
export const MAX_ELEMENTS = 64;

/** In how many ways the variables of one command are combined. */
export const MAX_COMBINATIONS = 8;

/**
 * How much may be done for one line beside parsing it once: the scripts nested in it, the commands that they run with
 * their words, values put in, texts decoded. In code units, as if all of it were text that is parsed.
 */
export const MAX_WORK = 196_608;

/** How much work things are beside reading their text, in the unit of `MAX_WORK`, which is about 20 ns. */
export const PIECE_WORK = 4;
export const WORD_WORK = 12;
export const EXPANSION_WORK = 48;
export const CONDITION_WORK = 24;
export const REDIRECTION_WORK = 32;
export const DROP_WORK = 32;
export const COMMAND_WORK = 64;
export const VALUE_WORK = 16;
export const COMBINATION_WORK = 64;
export const BRACE_WORK = 256;
export const GLOB_WORK = 1_024;
export const ATTEMPT_WORK = 512;
