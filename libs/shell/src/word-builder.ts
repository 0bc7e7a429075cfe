import { BRACE_WORK, EXPANSION_WORK, MAX_BRACE_TEXT, PIECE_WORK, WORD_WORK } from './bounds.js';
import { expandBraces } from './brace-expansion.js';
import { beyondBound } from './unparsed-error.js';
import { expandedWord, joinPieces, Word, type Expansion, type Piece } from './word.js';

/** Longer names of variables are not looked for: nobody writes any. */
export const MAX_NAME_LENGTH = 128;

/** Who bounds the work of reading words. */
export interface WordWork {
  /** @throws UnparsedError when that is more than a line may take */
  spend(characters: number): void;
}

/** Collects the pieces of words, and makes words of them: their braces expanded, empty unquoted ones dropped. */
export abstract class WordBuilder {
  protected pieces: Piece[] = [];
  protected bare = '';
  /** Whether nothing of the word is quoted or expanded so far. */
  protected isBare = true;
  protected assignment = false;
  protected braces = false;
  protected input: string | null | undefined = undefined;
  private words: Word[] = [];

  constructor(private readonly work: WordWork) {}

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
    if (braced && !assignment) {
      for (const word of braced) this.words.push(word);
    } else {
      const joined = joinPieces(pieces, assignment);
      this.words.push(new Word(joined.text, joined.form, joined, braced, this.input));
    }
    this.reset();
  }

  /** Adds unquoted text, or an unquoted expansion. */
  protected append(text: string, form = text, expansion: Expansion | null = null): void {
    this.work.spend(expansion ? EXPANSION_WORK : PIECE_WORK);
    this.pieces.push({ text, form, quoted: false, expansion });
    this.bare += text;
    this.isBare &&= expansion === null;
  }

  protected appendQuoted(text: string, form = text, expansion: Expansion | null = null): void {
    this.work.spend(expansion ? EXPANSION_WORK : PIECE_WORK);
    this.pieces.push({ text, form, quoted: true, expansion });
    this.isBare = false;
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
