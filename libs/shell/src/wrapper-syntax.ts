/** How the command line of a program that runs another program is built. */
export interface WrapperSyntax {
  /** Letters of the short options that take a value. */
  readonly valued: string;
  /** Long options that take the next word as their value. */
  readonly long: readonly string[];
  /** How many arguments stand before the command: the duration of `timeout`. */
  readonly operands: number;
  /** Whether `NAME=value` may stand before the command. */
  readonly assignments: boolean;
  /** Short options with which no command is run, as in `command -v`. */
  readonly inert: string;
  /** Whether the command's words are joined into the text of a script. */
  readonly script: boolean;
  /** Short options, without a value, with which they are not. */
  readonly direct: string;
  /** Whether the command runs elsewhere or as someone else: allowing the command does not allow that. */
  readonly privileged: boolean;
  /**
   * What must stand before the command, so that there is one: `--`, a subcommand, several words in this order; one of these
   * alternatives. None when nothing must.
   */
  readonly needed: readonly (readonly string[])[];
  /** How it is built otherwise, where it isn't like this. */
  readonly also: WrapperSyntax | null;
}

/** What is unlike most; what is needed with a `|` between the alternatives, and blanks between the words of one. */
type Described = Partial<Omit<WrapperSyntax, 'needed'>> & { readonly needed?: string };

/** The syntax of one wrapper: letters of the short options that take a value, and what else is unlike most. */
export const syntax = (valued = '', { needed = '', ...more }: Described = {}): WrapperSyntax => ({
  valued,
  long: [],
  operands: 0,
  assignments: false,
  inert: '',
  script: false,
  direct: '',
  privileged: false,
  also: null,
  ...more,
  needed: needed === '' ? [] : needed.split('|').map((alternative) => alternative.split(' ')),
});

/** Long options by their names. */
export const list = (names: string) => names.split(/\s+/).map((name) => `--${name}`);
/** Several programs that are alike. */
export const rows = (programs: string, valued = '', more: Described = {}) =>
  programs.split(/\s+/).map((name) => [name, syntax(valued, more)] as const);
