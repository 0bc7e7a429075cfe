import { CommandVectors } from './command-vectors.js';
import { DEFAULT_IMPORTANCE_SETTINGS } from './importance-settings.js';
import { preparePlot } from './grow-forest.js';
import { Vectoriser } from './vocabulary.js';
import { VocabularyCounts } from './vocabulary-counts.js';

/**
 * The numbers are scikit-learn's (1.2.1):
 * TfidfVectorizer(ngram_range=(1, 3), max_features=500).fit_transform(COMMANDS), its `idf_` and `toarray()`.
 */
const COMMANDS = ['rm -rf /tmp/x', 'ls -la /tmp /tmp', 'Rm x y'];
const TERMS = 'la,la tmp,la tmp tmp,ls,ls la,ls la tmp,rf,rf tmp,rm,rm rf,rm rf tmp,tmp,tmp tmp'.split(',');
const ROWS: readonly Readonly<Record<string, number>>[] = [
  {
    rf: 0.4403620672,
    'rf tmp': 0.4403620672,
    rm: 0.3349067027,
    'rm rf': 0.4403620672,
    'rm rf tmp': 0.4403620672,
    tmp: 0.3349067027,
  },
  {
    la: 0.3276734546,
    'la tmp': 0.3276734546,
    'la tmp tmp': 0.3276734546,
    ls: 0.3276734546,
    'ls la': 0.3276734546,
    'ls la tmp': 0.3276734546,
    tmp: 0.4984082163,
    'tmp tmp': 0.3276734546,
  },
  { rm: 1 },
];

function plotOf(commands: readonly string[], features = 500) {
  const counts = new VocabularyCounts();
  for (const command of commands) counts.add(command, 'safe');
  const vectors = new CommandVectors(counts.frequent(features));
  for (const command of commands) vectors.add(command, 'safe');
  return preparePlot(vectors, { ...DEFAULT_IMPORTANCE_SETTINGS, features });
}

describe('TF-IDF', () => {
  const plot = plotOf(COMMANDS);

  it('has the terms and weights of scikit-learn', () => {
    expect(plot.vocabulary.terms).toEqual(TERMS);
    const idf = new Map(plot.vocabulary.terms.map((term, index) => [term, plot.vocabulary.idf[index]]));
    expect(idf.get('rf')).toBeCloseTo(1.6931471805599454, 12);
    expect(idf.get('rm')).toBeCloseTo(1.2876820724517808, 12);
    expect(idf.get('tmp')).toBeCloseTo(1.2876820724517808, 12);
  });

  it.each(COMMANDS.map((command, index) => ({ command, row: ROWS[index] ?? {} })))(
    'reads $command as scikit-learn does',
    ({ command, row }) => {
      const values = new Vectoriser(plot.vocabulary).tfIdf(command);
      const named = Object.fromEntries(
        [...values].map(([feature, value]) => [TERMS[feature] ?? '', value] as const),
      );
      expect(Object.keys(named).sort()).toEqual(Object.keys(row).sort());
      for (const [term, value] of Object.entries(row)) expect(named[term]).toBeCloseTo(value, 6);
    },
  );

  it('grows trees from the same values', () => {
    const { matrix, vocabulary } = plot;
    const stored = new Set<string>();
    for (let at = 0; at < matrix.rowFeatures.length; at += 1) {
      const feature = matrix.rowFeatures[at]!;
      const value = matrix.lowest[feature * 256 + matrix.rowBins[at]!]!;
      stored.add(`${vocabulary.terms[feature]} ${value.toFixed(5)}`);
    }
    const expected = ROWS.flatMap((row) =>
      Object.entries(row).map(([term, value]) => `${term} ${value.toFixed(5)}`),
    );
    expect([...stored].sort()).toEqual([...new Set(expected)].sort());
  });

  /** `re.findall(r'(?u)\b\w\w+\b', text.lower())` of Python 3.11, code points, marks and numbers included. */
  it('takes the words that the token pattern takes', () => {
    const text = 'Prüfen ÉTÉ 日本語 e\u0301te\u0301 \u{1D49C}\u{1D49C} \u{1D49C} x² ½½ a_b _x 0x1F a é';
    const { terms } = plotOf([text]).vocabulary;
    expect(terms.filter((term) => !term.includes(' '))).toEqual([
      '0x1f',
      '_x',
      'a_b',
      'prüfen',
      'te',
      'x²',
      '½½',
      'été',
      '日本語',
      '\u{1D49C}\u{1D49C}',
    ]);
  });

  it('keeps the terms that occur most often, of equal ones the first', () => {
    expect(plotOf(['cc bb', 'cc', 'bb', 'aa', 'dd dd dd'], 3).vocabulary.terms).toEqual(['bb', 'cc', 'dd']);
    expect(plotOf(['cc.aa', 'bb'], 2).vocabulary.terms).toEqual(['aa', 'bb']);
  });
});
