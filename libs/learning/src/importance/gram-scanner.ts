/** The longest n-gram, in words. */
export const MAX_WORDS = 3;

/** Told of each n-gram: 64 bits of its hash in two signed halves, and of how many words it is. */
export type GramVisitor = (low: number, high: number, words: number) => void;

const NON_ASCII = /[^\0-\x7f]/;
/** What Python's `\w` takes: letters, numbers of all kinds, and the underscore; no marks. */
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;
const LOW_SEED = 0x41c6ce57;
const HIGH_SEED = 0x5eadbeef;

/** The lower-case code of each ASCII character of a word, 0 of the others. */
const ASCII_WORD = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /\w/.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

/**
 * Reads the words of a text as scikit-learn's `TfidfVectorizer` does by default: lower-cased, runs of two or more word
 * characters, which is its token pattern `(?u)\b\w\w+\b`; and their 1- to 3-grams, joined by one space.
 */
export class GramScanner {
  private text = '';
  /** Words read so far, and where the last three of them are. */
  private words = 0;
  private readonly starts = new Int32Array(MAX_WORDS);
  private readonly ends = new Int32Array(MAX_WORDS);
  // Hashes of the last word and of the one before it.
  private low1 = 0;
  private low2 = 0;
  private high1 = 0;
  private high2 = 0;

  constructor(private readonly visit: GramVisitor) {}

  /** Visits every n-gram of a text, those that end earlier first, of them the shorter first. */
  scan(command: string): void {
    const text = NON_ASCII.test(command) ? command.toLowerCase() : command;
    this.text = text;
    this.words = 0;
    const length = text.length;
    let start = 0;
    let characters = 0;
    let low = LOW_SEED;
    let high = HIGH_SEED;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      const lower = code < 128 ? (ASCII_WORD[code] ?? 0) : wordCodeAt(text, index);
      if (lower !== 0) {
        // The second half of a surrogate pair is no character of its own.
        if (code < 0xdc00 || code > 0xdfff) characters += 1;
        low = Math.imul(low ^ lower, 0x5f356495);
        high = (Math.imul(high ^ lower, 0x27d4eb2f) + low) | 0;
        continue;
      }
      if (characters >= 2) this.word(start, index, low, high);
      start = index + 1;
      characters = 0;
      low = LOW_SEED;
      high = HIGH_SEED;
    }
    if (characters >= 2) this.word(start, length, low, high);
  }

  /** The n-gram of so many words that is being visited, as text. */
  term(words: number): string {
    const parts: string[] = [];
    for (let word = this.words - words; word < this.words; word += 1) {
      const slot = word % MAX_WORDS;
      parts.push(this.text.slice(this.starts[slot], this.ends[slot]).toLowerCase());
    }
    return parts.join(' ');
  }

  private word(start: number, end: number, lowHash: number, highHash: number): void {
    const { visit, low1, high1, low2, high2 } = this;
    const before = this.words;
    this.starts[before % MAX_WORDS] = start;
    this.ends[before % MAX_WORDS] = end;
    this.words = before + 1;
    const low = mixed(lowHash ^ (highHash >>> 7));
    const high = mixed(highHash);
    visit(low, high, 1);
    if (before > 0) {
      const lowOfTwo = combined(low, low1);
      const highOfTwo = combined(high, high1);
      visit(lowOfTwo, highOfTwo, 2);
      if (before > 1) visit(combined(lowOfTwo, low2), combined(highOfTwo, high2), 3);
    }
    this.low2 = low1;
    this.high2 = high1;
    this.low1 = low;
    this.high1 = high;
  }
}

/** The code unit at this place if its character is one of words, otherwise 0. */
function wordCodeAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  const second = code >= 0xdc00 && code <= 0xdfff;
  const character = text.codePointAt(second && index > 0 ? index - 1 : index) ?? 0;
  return WORD_CHARACTER.test(String.fromCodePoint(character)) ? code : 0;
}

function combined(hash: number, further: number): number {
  const product = Math.imul(hash ^ (further << 5) ^ (further >>> 27), 0x9e3779b1) ^ further;
  return product ^ (product >>> 15);
}

function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
