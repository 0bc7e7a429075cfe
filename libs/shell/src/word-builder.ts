import { BRACE_WORK, EXPANSION_WORK, MAX_BRACE_TEXT, PIECE_WORK, WORD_WORK } from './bounds.js';
import { expandBraces } from './brace-expansion.js';
import { beyondBound } from './unparsed-error.js';
import { expandedWord, joinPieces, writtenWord, type Piece, type Word } from './word.js';

/** Longer names of variables are not looked for: nobody writes any. */
export const MAX_NAME_LENGTH = 128;

/** Who bounds the work of reading words. */
export interface WordWork {
  /** @throws UnparsedError when that is more than a line may take */
  spend(characters: number): void;
}

/** Literal text of a word to which more that is quoted alike is added. */
type Literal = { -readonly [Part in keyof Piece]: Piece[Part] };

const NO_PIECES: readonly Piece[] = [];
const NO_WORDS: readonly Word[] = [];

/** Collects the pieces of words, and makes words of them: their braces expanded, empty unquoted ones dropped. */
export abstract class WordBuilder {
  protected bare = '';
  /** Whether nothing of the word is quoted or expanded so far. */
  protected isBare = true;
  protected assignment = false;
  protected braces = false;
  protected input: string | null | undefined = undefined;
  // Lists are made with what they hold first: an empty one that something is pushed to has room for many.
  private collected: Piece[] | null = null;
  private words: Word[] | null = null;
  /** The piece that was added last, if it is literal. */
  private literal: Literal | null = null;

  constructor(private readonly work: WordWork) {}

  protected get pieces(): readonly Piece[] {
    return this.collected ?? NO_PIECES;
  }

  protected start(): void {
    this.words = null;
    this.reset();
  }

  protected finish(): readonly Word[] {
    this.endWord();
    return this.words ?? NO_WORDS;
  }

  protected reset(): void {
    this.collected = null;
    this.literal = null;
    this.bare = '';
    this.isBare = true;
    this.assignment = false;
    this.braces = false;
    this.input = undefined;
  }

  /** Ends the word that was collected; what `$IFS` splits goes on with the next. */
  protected endWord(): void {
    const { pieces, assignment } = this;
    if (pieces.length === 0) return;
    this.work.spend(WORD_WORK);
    const braced = this.braces && mayExpand(this.bare) ? this.bracedWords() : null;
    if (braced && !assignment) for (const word of braced) this.addWord(word);
    else this.addWord(writtenWord(joinPieces(pieces), assignment, braced, this.input));
    this.reset();
  }

  private addWord(word: Word): void {
    if (this.words) this.words.push(word);
    else this.words = [word];
  }

  /** Adds unquoted literal text. */
  protected append(text: string): void {
    this.work.spend(PIECE_WORK);
    this.bare += text;
    this.addLiteral(text, false);
  }

  /** Adds quoted literal text, which was read as so many pieces. */
  protected appendQuoted(text: string, count = 1): void {
    this.work.spend(count * PIECE_WORK);
    this.isBare = false;
    this.addLiteral(text, true);
  }

  /** Adds what is no literal text, or has another form. */
  protected appendPiece(piece: Piece): void {
    this.work.spend(piece.expansion ? EXPANSION_WORK : PIECE_WORK);
    if (!piece.quoted) this.bare += piece.text;
    this.isBare &&= isBare(piece);
    this.literal = null;
    this.addPiece(piece);
  }

  private addLiteral(text: string, quoted: boolean): void {
    const { literal } = this;
    if (literal?.quoted === quoted) {
      literal.text += text;
      literal.form = literal.text;
      return;
    }
    this.literal = { text, form: text, quoted, expansion: null };
    this.addPiece(this.literal);
  }

  private addPiece(piece: Piece): void {
    if (this.collected) this.collected.push(piece);
    else this.collected = [piece];
  }

  /** Whether what was read is `NAME`, `NAME[…]` or either with a `+`, so that a `=` makes it an assignment. */
  protected isAssigned(): boolean {
    const { bare } = this;
    if (!this.isBare || bare.length >= MAX_NAME_LENGTH) return false;
    this.work.spend(WORD_WORK);
    return /[\w\]+]$/.test(bare) && /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?$/.test(bare);
  }

  private bracedWords(): Word[] | null {
    if (this.bare.length > MAX_BRACE_TEXT) throw beyondBound('braces in too long a word');
    this.work.spend(BRACE_WORK + 4 * this.bare.length);
    const lines = expandBraces(this.pieces);
    if (!lines) return null;
    this.work.spend((lines.length * this.bare.length) >> 2);
    for (const line of lines) this.work.spend(WORD_WORK * (1 + line.length));
    const left = lines.filter((line) => !line.every((piece) => isBare(piece) && piece.text === ''));
    return left.map(expandedWord);
  }
}

/** Whether nothing of a piece is quoted or expanded. */
export function isBare(piece: Piece): boolean {
  return !piece.quoted && piece.expansion === null;
}

/** Whether braces with this between and around them can expand to anything. */
function mayExpand(bare: string): boolean {
  return bare.includes('}') && (bare.includes(',') || bare.includes('..'));
}
