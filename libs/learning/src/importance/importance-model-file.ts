import type { DecisionTree } from './decision-tree.js';
import { checkImportanceSettings, type ImportanceSettings } from './importance-settings.js';
import { ImportanceModel, type TrainedOn } from './importance-model.js';

/** What a model file says that it is. */
export const IMPORTANCE_FORMAT = 'bylaw-importance-model';
/** Changes when older programs could not read a model, or would read it otherwise. */
const VERSION = 1;

/** A model as a file holds it, as JSON. */
export interface ImportanceModelFile {
  readonly format: typeof IMPORTANCE_FORMAT;
  readonly version: typeof VERSION;
  readonly settings: ImportanceSettings;
  readonly trainedOn: TrainedOn;
  readonly terms: readonly string[];
  readonly idf: readonly number[];
  readonly importances: readonly number[];
  readonly trees: readonly TreeJson[];
}

/** The arrays of a tree, little-endian, in base64. */
interface TreeJson {
  readonly features: string;
  readonly thresholds: string;
  readonly rights: string;
  readonly shares: string;
}

/** A model file that can't be used; the message says why, and what to do. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

/** What is wrong with a file that says that it is a model. */
class Damage extends Error {
  override readonly name = 'Damage';
}

export function writeModel({ parts }: ImportanceModel): ImportanceModelFile {
  const { settings, trainedOn, vocabulary, importances, trees } = parts;
  return {
    format: IMPORTANCE_FORMAT,
    version: VERSION,
    settings,
    trainedOn,
    terms: vocabulary.terms,
    idf: vocabulary.idf,
    importances,
    trees: trees.map(({ features, thresholds, rights, shares }) => ({
      features: packed(features),
      thresholds: packed(thresholds),
      rights: packed(rights),
      shares: packed(shares),
    })),
  };
}

/**
 * Reads what `writeModel` wrote, as text.
 * @throws ModelFileError when it is no JSON, no such model, of another version, or damaged
 */
export function readModel(text: string): ImportanceModel {
  const file = parsed(text);
  if (file?.['format'] !== IMPORTANCE_FORMAT)
    throw new ModelFileError(
      `This is no model of the importance estimator: its format is not “${IMPORTANCE_FORMAT}”.`,
    );
  if (file['version'] !== VERSION)
    throw new ModelFileError(
      `The model has version ${String(file['version'])}, and this program reads version ${VERSION}. Train it again.`,
    );
  try {
    return modelOf(file as unknown as ImportanceModelFile);
  } catch (error) {
    const what =
      error instanceof Damage || error instanceof RangeError ? error.message : 'it is no whole model.';
    throw new ModelFileError(`The model is damaged: ${what} Train it again.`, { cause: error });
  }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown> | null;
  } catch (error) {
    throw new ModelFileError(`The model is not JSON: ${(error as Error).message}.`, { cause: error });
  }
}

function modelOf(file: ImportanceModelFile): ImportanceModel {
  const { settings, trainedOn, terms, idf, importances } = file;
  checkImportanceSettings(settings);
  if (!isCount(trainedOn.safeRows) || !isCount(trainedOn.unsafeRows))
    throw new Damage('it does not say of how many commands it is.');
  if (!Array.isArray(terms) || !terms.every((term) => typeof term === 'string'))
    throw new Damage('its terms are no list of texts.');
  for (const numbers of [idf, importances])
    if (!Array.isArray(numbers) || numbers.length !== terms.length || !numbers.every(Number.isFinite))
      throw new Damage('it has not one weight and one importance for each term.');
  if (!Array.isArray(file.trees) || file.trees.length === 0) throw new Damage('it has no trees.');
  const trees = (file.trees as readonly TreeJson[]).map((tree) => treeOf(tree, terms.length));
  return new ImportanceModel({ settings, trainedOn, vocabulary: { terms, idf }, importances, trees });
}

function treeOf(json: TreeJson, terms: number): DecisionTree {
  const tree = {
    features: new Int16Array(unpacked(json.features, 2)),
    thresholds: new Float32Array(unpacked(json.thresholds, 4)),
    rights: new Uint16Array(unpacked(json.rights, 2)),
    shares: new Float32Array(unpacked(json.shares, 4)),
  };
  const nodes = tree.features.length;
  if (nodes === 0 || [tree.thresholds, tree.rights, tree.shares].some(({ length }) => length !== nodes))
    throw new Damage('a tree is cut off.');
  if (!tree.thresholds.every(Number.isFinite) || !tree.shares.every((share) => share >= 0 && share <= 1))
    throw new Damage('a tree has numbers that are none.');
  tree.features.forEach((feature, node) => {
    const right = tree.rights[node] ?? 0;
    // Children come after their parent, so that every walk ends.
    if (feature >= terms || (feature >= 0 && (right <= node + 1 || right >= nodes)))
      throw new Damage('a tree leads nowhere.');
  });
  return tree;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function packed(array: Int16Array | Uint16Array | Float32Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

/** The bytes of an array whose numbers have so many each. */
function unpacked(base64: unknown, bytesEach: number): ArrayBuffer {
  const bytes = typeof base64 === 'string' ? new Uint8Array(Buffer.from(base64, 'base64')) : null;
  if (!bytes || bytes.length % bytesEach !== 0) throw new Damage('a tree is cut off.');
  return bytes.buffer;
}
