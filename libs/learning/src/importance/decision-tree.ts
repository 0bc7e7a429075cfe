/** A tree, its nodes in preorder: the left child of a node is the next one. */
export interface DecisionTree {
  /** Of each node the feature that is looked at, or `LEAF`. */
  readonly features: Int16Array;
  /** Values up to this go left. */
  readonly thresholds: Float32Array;
  /** The number of the right child. */
  readonly rights: Uint16Array;
  /** Of each node the share of unsafe commands. */
  readonly shares: Float32Array;
}

export const LEAF = -1;

/** Calls `visit` with each node on the way of a vector of feature values through a tree, the leaf last. */
export function walk(
  tree: DecisionTree,
  values: ReadonlyMap<number, number>,
  visit: (node: number) => void,
): void {
  let node = 0;
  for (;;) {
    visit(node);
    const feature = tree.features[node] ?? LEAF;
    if (feature === LEAF) return;
    const value = values.get(feature) ?? 0;
    node = value <= (tree.thresholds[node] ?? 0) ? node + 1 : (tree.rights[node] ?? 0);
  }
}
