import { expandBraces } from './brace-expansion.js';
import { wordOfPieces, type Expansion, type Piece, type Word } from './word.js';

/** Longer ones are no names of variables that anyone writes. */
const MAX_NAME_LENGTH = 1_024;

/** Collects the pieces of words, and makes words of them: their braces expanded, empty unquoted ones dropped. */
export abstract class WordBuilder {
  protected pieces: Piece[] = [];
  protected bare = '';
  protected assignment = false;
  protected braces = false;
  protected input: string | null | undefined = undefined;
  private words: Word[] = [];

  protected start(): void {
    this.words = [];
    this.reset();
  }

  protected finish(): Word[] {
    this.endWord();
    return this.words;
  }

  protected reset(): void {
    this.pieces = [];
    this.bare = '';
    this.assignment = false;
    this.braces = false;
    this.input = undefined;
  }

  /** Ends the word that was collected; what `$IFS` splits goes on with the next. */
  protected endWord(): void {
    const { pieces, assignment, input } = this;
    if (pieces.length > 0) {
      const whole = wordOfPieces(pieces, assignment);
      const lines = this.braces ? expandBraces(pieces) : null;
      const braced = lines
        ?.map((line) => ({ ...wordOfPieces(line, false), quoted: true, bare: line.every(isBare) }))
        .filter((word) => word.text !== '' || !word.bare);
      if (braced && !assignment) this.words.push(...braced);
      else this.words.push({ ...whole, braced: braced ?? null, ...(input === undefined ? {} : { input }) });
    }
    this.reset();
  }

  /** Adds unquoted text, or an unquoted expansion. */
  protected append(text: string, form = text, expansion: Expansion | null = null): void {
    this.pieces.push({ text, form, quoted: false, expansion });
    this.bare += text;
  }

  protected appendQuoted(text: string, form = text, expansion: Expansion | null = null): void {
    this.pieces.push({ text, form, quoted: true, expansion });
  }

  protected isBareSoFar(): boolean {
    return this.bare.length < MAX_NAME_LENGTH && this.pieces.every(isBare);
  }
}

/** Whether nothing of a piece is quoted or expanded. */
export function isBare(piece: Piece): boolean {
  return !piece.quoted && piece.expansion === null;
}
